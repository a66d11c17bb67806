using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Actors;

/// <summary>An organisation on the map (Akteur): a dot. Never a natural person.</summary>
public sealed class Actor : IMayBeExample
{
    /// <summary>After how long without a sign of its members they are asked whether the entry is still right.</summary>
    public static readonly TimeSpan CheckAfter = TimeSpan.FromDays(182);

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>Stable key of the record in its first source, e.g. "ror:02s7vm534"; unique in the region. Imports find their rows by it.</summary>
    public required string Key { get; init; }

    /// <summary>Short name in URLs; unique in the region; kept when the name changes.</summary>
    public required string Slug { get; init; }

    /// <summary>Name as the source writes it, at most 300 characters.</summary>
    public required string Name { get; set; }

    /// <summary>What sort of organisation.</summary>
    public required ActorKind Kind { get; set; }

    /// <summary>WZ 2008 code ("C", "28", "28.1", "28.11", "28.11.0"), equal to NACE Rev. 2 up to the class; null when no source supports one.</summary>
    public string? SectorCode { get; set; }

    /// <summary>Municipality of the region, or null for an actor elsewhere.</summary>
    public Guid? TownId { get; set; }

    /// <summary>Place name as the source writes it; for actors elsewhere the only one.</summary>
    public string? Place { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>True when it sits in the region; false for its partners elsewhere (the reach).</summary>
    public required bool InRegion { get; set; }

    /// <summary>WGS 84 degrees, null when unknown.</summary>
    public double? Longitude { get; set; }

    /// <summary>WGS 84 degrees, null when unknown.</summary>
    public double? Latitude { get; set; }

    /// <summary>How exactly the position is known.</summary>
    public PositionPrecision Precision { get; set; }

    /// <summary>Absolute http(s) address of its website.</summary>
    public string? Website { get; set; }

    /// <summary>
    /// Host of the website its record names, without "www.", lower case; for finding duplicates, and the domain at which an address
    /// proves that a person belongs to it. So its members cannot change it.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>Court and number of the commercial or association register, e.g. "Aschaffenburg HRB 1234".</summary>
    public string? RegisterNumber { get; set; }

    /// <summary>What it does, at most 600 characters, plain text.</summary>
    public string? Summary { get; set; }

    /// <summary>The same in English; null when there is none.</summary>
    public string? SummaryEn { get; set; }

    /// <summary>When the organisation itself took over its entry; null while it is an entry from public sources.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>When its members last said that the entry is still right; null when they never did.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>When its members were last asked whether it is still right; null when they never were.</summary>
    public DateTimeOffset? CheckAskedAt { get; set; }

    /// <summary>First date any source places it in the network (founding, first project or record); null when unknown.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>When the entry was made here (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the entry last changed here (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Where the facts come from; merged entries keep the sources of both.</summary>
    public List<ActorSource> Sources { get; } = [];

    /// <summary>Sets what it does in new words; an older translation says something else and goes.</summary>
    public void Describe(string? summary) => (Summary, SummaryEn) = (summary, null);
}
