using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>An actor in lists.</summary>
public record ActorJson
{
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public TownJson? Town { get; init; }
    public string? Place { get; init; }
    public required string Country { get; init; }
    public required bool Region { get; init; }
    public string? Sector { get; init; }
    public string? SectorCode { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public string? Precision { get; init; }
    public string? Website { get; init; }
    public string? Summary { get; init; }
    public required bool Claimed { get; init; }
    public DateOnly? Since { get; init; }
    public required string Url { get; init; }

    public static ActorJson Of(Actor actor, TownJson? town) => new()
    {
        Slug = actor.Slug,
        Name = actor.Name,
        Kind = actor.Kind.Slug(),
        Town = town,
        Place = actor.Place ?? town?.Name,
        Country = actor.Country,
        Region = actor.InRegion,
        Sector = Domain.Actors.Sector.SectionOf(actor.SectorCode)?.ToString(),
        SectorCode = actor.SectorCode,
        Longitude = Round(actor.Longitude),
        Latitude = Round(actor.Latitude),
        Precision = actor.Precision == PositionPrecision.None ? null : actor.Precision.ToString().ToLowerInvariant(),
        Website = actor.Website,
        Summary = actor.Summary,
        Claimed = actor.ClaimedAt is not null,
        Since = actor.Since,
        Url = Paths.Page(Paths.Actors) + "/" + Uri.EscapeDataString(actor.Slug),
    };

    private static double? Round(double? degrees) => degrees is { } value ? Math.Round(value, 5) : null;
}

/// <summary>A municipality of the region.</summary>
public sealed record TownJson(string Slug, string Name, string Ags);

/// <summary>A page of actors; <see cref="Next"/> is the address of the next one.</summary>
public sealed record ActorPage(IReadOnlyList<ActorJson> Items, string? Next);
