using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Bench.Web;

/// <summary>A generated region: towns, actors with names as long and varied as real ones, ties among them, projects. The same for the same seed.</summary>
internal sealed class WebRegion
{
    private const int Seed = 5180;
    private static readonly string[] Trades =
        ["Dichtungs", "Mess", "Förder", "Kunststoff", "Antriebs", "Werkzeug", "Medizin", "Verpackungs", "Umwelt", "Energie", "Logistik", "Präzisions", "Textil", "Holz", "Metall", "Elektro", "Sensor", "Laser", "Pumpen", "Fahrzeug", "Bau", "Druck", "Papier", "Chemie", "Glas"];
    private static readonly string[] Fields = ["technik", "systeme", "bau", "werke", "automation", "entwicklung", "handel", "beratung", "service", "labor", "planung", "montage"];
    private static readonly string[] Syllables = ["Ber", "Hol", "Kra", "Mei", "Sau", "Wei", "Lin", "Gro", "Ste", "Fal", "Hart", "Reu", "Sond", "Ul", "Zim", "Dör", "Brü", "Köh"];
    private static readonly string[] Endings = ["mann", "ler", "ger", "bach", "stein", "hardt", "ner", "feld", "berg", "ing"];
    private static readonly string[] Forms = ["GmbH", "GmbH & Co. KG", "AG", "e. V.", "KG", "OHG", "eG", "UG"];
    private static readonly ActorKind[] Kinds =
        [.. Enumerable.Repeat(ActorKind.Company, 12), ActorKind.University, ActorKind.Research, ActorKind.Initiative, ActorKind.Initiative, ActorKind.PublicBody];

    private readonly Random _random = new(Seed);

    public Region Region { get; init; } = new() { Id = Guid.CreateVersion7(), Slug = "beispielland", Name = "Beispielland", Bounds = new Bounds(8.6, 49.8, 9.6, 50.4) };

    public required IReadOnlyList<Town> Towns { get; init; }

    public required IReadOnlyList<Actor> Actors { get; init; }

    public required IReadOnlyList<(Guid From, Guid To)> Pairs { get; init; }

    public required IReadOnlyList<Project> Projects { get; init; }

    public static WebRegion Generate(int actors, int ties)
    {
        var maker = new WebRegion { Towns = [], Actors = [], Pairs = [], Projects = [] };
        Town[] towns = [.. Enumerable.Range(1, 40).Select(maker.NewTown)];
        Actor[] made = [.. Enumerable.Range(0, actors).Select(i => maker.NewActor(i, towns))];
        return new WebRegion { Region = maker.Region, Towns = towns, Actors = made, Pairs = maker.Draw(made, ties), Projects = [.. Enumerable.Range(0, actors / 10).Select(i => maker.NewProject(i, made))] };
    }

    /// <summary>Writes the region into the database of a data folder.</summary>
    public async Task Store(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(Region);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(Region);
        db.AddRange(Towns);
        db.AddRange(Actors);
        db.AddRange(Projects);
        db.AddRange(Pairs.Select(NewTie));
        db.Add(new Pulse { RegionId = Region.Id, At = DateTimeOffset.UtcNow, Kind = PulseKind.Imported, Count = Actors.Count, Source = "Erzeugt" });
        await db.SaveChangesAsync();
    }

    private List<(Guid, Guid)> Draw(Actor[] actors, int count)
    {
        var pairs = new HashSet<(Guid, Guid)>();
        while (pairs.Count < count)
        {
            // Squared, so that some have many ties and most have few.
            var one = actors[(int)(actors.Length * _random.NextDouble() * _random.NextDouble())];
            var other = actors[_random.Next(actors.Length)];
            if (one != other)
            {
                pairs.Add(Tie.Order(one.Id, other.Id));
            }
        }

        return [.. pairs];
    }

    private Town NewTown(int number) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = Region.Id, Ags = (9_661_000 + number).ToString("00000000", CultureInfo.InvariantCulture), Slug = $"beispielstadt-{number}",
        Name = $"Beispielstadt {number}", Longitude = 8.65 + (0.02 * number), Latitude = 49.9 + (0.01 * number), Population = 20_000 + number, PopulationDate = new DateOnly(2025, 12, 31), IsMember = true,
    };

    private Actor NewActor(int number, Town[] towns)
    {
        var town = towns[_random.Next(towns.Length)];
        var name = $"Beispiel {Any(Trades)}{Any(Fields)} {Any(Syllables)}{Any(Endings)} {Any(Forms)}";
        var actor = new Actor
        {
            Id = Guid.CreateVersion7(), RegionId = Region.Id, Key = $"bench:{number}", Slug = Slug(name, number), Name = name, Kind = Kinds[_random.Next(Kinds.Length)],
            SectorCode = _random.Next(3) == 0 ? null : _random.Next(10, 34).ToString(CultureInfo.InvariantCulture), TownId = town.Id, Place = town.Name, Country = "DE", InRegion = true,
            Longitude = town.Longitude + (_random.NextDouble() * 0.04), Latitude = town.Latitude + (_random.NextDouble() * 0.03), Precision = PositionPrecision.Site,
            Since = _random.Next(2) == 0 ? null : new DateOnly(_random.Next(1950, 2026), 1, 1), CreatedAt = DateTimeOffset.UtcNow, UpdatedAt = DateTimeOffset.UtcNow,
        };
        actor.Sources.Add(new ActorSource { Id = Guid.CreateVersion7(), RegionId = Region.Id, ActorId = actor.Id, Key = actor.Key, Source = "Erzeugt", Name = name });
        return actor;
    }

    private Tie NewTie((Guid From, Guid To) pair) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = Region.Id, FromId = pair.From, ToId = pair.To, Rung = (Rung)_random.Next(1, 5), Since = new DateOnly(_random.Next(2000, 2026), _random.Next(1, 13), 1),
        Evidence = Evidence.Record, Source = "Erzeugt", Visibility = Visibility.Public, CreatedAt = DateTimeOffset.UtcNow,
    };

    private Project NewProject(int number, Actor[] actors)
    {
        var project = new Project
        {
            Id = Guid.CreateVersion7(), RegionId = Region.Id, Key = $"bench:p{number}", Slug = $"beispiel-vorhaben-{number}", Title = $"Beispielvorhaben {Any(Trades)}{Any(Fields)} {number}",
            Start = new DateOnly(2010 + (number % 15), 1, 1), End = new DateOnly(2013 + (number % 15), 12, 31), Source = "Erzeugt",
        };
        foreach (var actor in actors.Skip(number * 7 % (actors.Length - 5)).Take(4))
        {
            project.Participants.Add(new Participation { RegionId = Region.Id, ProjectId = project.Id, ActorId = actor.Id, Coordinates = project.Participants.Count == 0 });
        }

        return project;
    }

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private static string Slug(string name, int number)
    {
        var plain = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);
        var parts = string.Concat(plain.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', parts) + "-" + number.ToString(CultureInfo.InvariantCulture);
    }
}
