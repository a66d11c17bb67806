using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Tests.Support;

/// <summary>A fictional region: two towns, six local organisations, one partner abroad, four public ties, one project.</summary>
public sealed class SmallRegion
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public required Region Region { get; init; }
    public required IReadOnlyList<Actor> Actors { get; init; }
    public required Project Project { get; init; }

    public static async Task<SmallRegion> Seed(TestDatabase database, string slug = "beispielland", string? host = null)
    {
        var region = new Region
        {
            Id = Guid.CreateVersion7(), Slug = slug, Name = slug == "beispielland" ? "Beispielland" : slug, Host = host,
            Description = "Eine Region für Prüfungen.", DescriptionEn = "A region for tests.", Bounds = new Bounds(8.8, 49.9, 9.3, 50.2),
        };
        Town[] towns = [NewTown(region, "09661000", "Aburg", 9.145, 49.975, 70_858), NewTown(region, "06435014", "Hastadt", 8.915, 50.133, 97_071)];
        Actor[] actors =
        [
            NewActor(region, "Beispiel Dichtungstechnik GmbH", ActorKind.Company, towns[0], 9.15, 49.98, "22.19"),
            NewActor(region, "Beispiel Hochschule Aburg", ActorKind.University, towns[0], 9.162, 49.973, "85.4"),
            NewActor(region, "Beispiel Logistik KG", ActorKind.Company, towns[1], 8.92, 50.13, "52"),
            NewActor(region, "Beispiel Institut für Prüfverfahren", ActorKind.Research, towns[1], 8.93, 50.14, null),
            NewActor(region, "Beispiel Gründerinitiative e. V.", ActorKind.Initiative, towns[1], 8.915, 50.133, null),
            NewActor(region, "Stadtverwaltung Beispiel", ActorKind.PublicBody, towns[0], 9.145, 49.975, "84"),
            NewActor(region, "Beispiel Universität Lyon", ActorKind.University, null, 4.86, 45.78, null),
        ];
        Tie[] ties = [NewTie(region, actors[0], actors[1], 2014), NewTie(region, actors[1], actors[3], 2016), NewTie(region, actors[1], actors[6], 2018), NewTie(region, actors[2], actors[3], 2020)];
        var project = new Project
        {
            Id = Guid.CreateVersion7(), RegionId = region.Id, Key = "test:p1", Slug = "beispiel-dichtung-4-0", Title = "Beispiel Dichtung 4.0",
            Start = new DateOnly(2014, 3, 1), End = new DateOnly(2017, 2, 28), FundingLine = "Beispielförderung", Source = "Prüfdaten",
        };
        project.Participants.Add(new Participation { RegionId = region.Id, ProjectId = project.Id, ActorId = actors[0].Id, Coordinates = true });
        project.Participants.Add(new Participation { RegionId = region.Id, ProjectId = project.Id, ActorId = actors[1].Id, Coordinates = false });

        await using var db = database.Open(region);
        db.AddRange([region, .. towns, .. actors, .. ties, project]);
        db.Add(new Pulse { RegionId = region.Id, At = Now, Kind = PulseKind.TieAdded, ActorId = actors[0].Id, OtherId = actors[1].Id });
        await db.SaveChangesAsync();
        return new SmallRegion { Region = region, Actors = actors, Project = project };
    }

    public static Tie NewTie(Region region, Actor a, Actor b, int year, Visibility visibility = Visibility.Public)
    {
        var (from, to) = Tie.Order(a.Id, b.Id);
        return new Tie
        {
            Id = Guid.CreateVersion7(), RegionId = region.Id, FromId = from, ToId = to, Rung = Rung.Cooperates, Since = new DateOnly(year, 1, 1),
            Evidence = Evidence.Record, Source = "Prüfdaten", Visibility = visibility, CreatedAt = Now,
        };
    }

    public static Actor NewActor(Region region, string name, ActorKind kind, Town? town, double longitude, double latitude, string? sector)
    {
        var slug = string.Concat(name.ToLowerInvariant().Replace("ü", "ue").Replace("ä", "ae").Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        var actor = new Actor
        {
            Id = Guid.CreateVersion7(), RegionId = region.Id, Key = "test:" + slug, Slug = slug, Name = name, Kind = kind, SectorCode = sector,
            TownId = town?.Id, Place = town?.Name ?? "Lyon", Country = town is null ? "FR" : "DE", InRegion = town is not null,
            Longitude = longitude, Latitude = latitude, Precision = PositionPrecision.Site, CreatedAt = Now, UpdatedAt = Now,
        };
        actor.Sources.Add(new ActorSource { Id = Guid.CreateVersion7(), RegionId = region.Id, ActorId = actor.Id, Key = actor.Key, Source = "Prüfdaten", Name = name });
        return actor;
    }

    private static Town NewTown(Region region, string ags, string name, double longitude, double latitude, int population) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = region.Id, Ags = ags, Slug = name.ToLowerInvariant(), Name = name, Longitude = longitude, Latitude = latitude,
        Population = population, PopulationDate = new DateOnly(2019, 12, 31), IsMember = true,
        Boundary = FormattableString.Invariant($"{{\"type\":\"Polygon\",\"coordinates\":[[[{longitude - 0.05},{latitude - 0.03}],[{longitude + 0.05},{latitude - 0.03}],[{longitude + 0.05},{latitude + 0.03}],[{longitude - 0.05},{latitude + 0.03}],[{longitude - 0.05},{latitude - 0.03}]]]}}"),
    };
}
