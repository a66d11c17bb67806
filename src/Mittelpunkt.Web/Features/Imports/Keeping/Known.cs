using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>What the region holds already, and what the file has added so far; actors and projects are found by their keys.</summary>
public sealed class Known
{
    private readonly Dictionary<string, Guid> _actorOfKey = [];

    private Known(Region region, DateTimeOffset now, string source)
    {
        Region = region;
        Now = now;
        DefaultSource = source;
    }

    public Region Region { get; }
    public DateTimeOffset Now { get; }

    /// <summary>The source of records that name none.</summary>
    public string DefaultSource { get; }

    /// <summary>The date of records that name none.</summary>
    public DateOnly? DefaultDate { get; set; }

    public bool WasEmpty { get; private init; }
    public TownIndex Towns { get; set; } = new([]);
    public Dictionary<string, Town> TownsByAgs { get; private init; } = [];
    public Dictionary<Guid, Actor> Actors { get; private init; } = [];
    public Dictionary<string, ActorSource> Sources { get; private init; } = [];
    public Dictionary<string, Project> Projects { get; private init; } = [];
    /// <summary>Entries and projects whose text was taken away by a decision about a report; no import brings it back.</summary>
    public HashSet<Guid> WithoutText { get; private init; } = [];
    /// <summary>Organisations that do not want to be here.</summary>
    public Unwanted Unwanted { get; private init; } = new();
    public Slugs TownSlugs { get; private init; } = new([]);
    public Slugs ActorSlugs { get; private init; } = new([]);
    public Slugs ProjectSlugs { get; private init; } = new([]);

    public static async Task<Known> Load(AppDb db, Region region, DateTimeOffset now, string source, CancellationToken ct)
    {
        var towns = await db.Towns.AsNoTracking().ToListAsync(ct);
        var actors = await db.Actors.AsNoTracking().ToListAsync(ct);
        var sources = await db.ActorSources.AsNoTracking().ToListAsync(ct);
        var projects = await db.Projects.AsNoTracking().ToListAsync(ct);
        var unwanted = await Unwanted.Load(db, ct);
        var withoutText = (await db.ReportCases.AsNoTracking().Where(c => c.State != CaseState.NoAction && c.Item == Item.Summary).ToListAsync(ct)).Where(c => c.KeepsTextAway);
        var known = new Known(region, now, source)
        {
            WasEmpty = actors.Count == 0 && projects.Count == 0,
            Towns = new TownIndex(towns),
            TownsByAgs = towns.ToDictionary(t => t.Ags),
            Actors = actors.ToDictionary(a => a.Id),
            Sources = sources.ToDictionary(s => s.Key),
            Projects = projects.ToDictionary(p => p.Key),
            WithoutText = [.. withoutText.Select(c => c.ActorId ?? c.ProjectId!.Value)],
            Unwanted = unwanted,
            TownSlugs = new(towns.Select(t => t.Slug)),
            ActorSlugs = new(actors.Select(a => a.Slug).Concat(sources.Select(s => s.FormerSlug).OfType<string>()).Concat(unwanted.Slugs)),
            ProjectSlugs = new(projects.Select(p => p.Slug)),
        };
        foreach (var record in sources)
        {
            known._actorOfKey[record.Key] = record.ActorId;
        }

        foreach (var actor in actors)
        {
            known._actorOfKey[actor.Key] = actor.Id;
        }

        return known;
    }

    /// <summary>The actor with this key; a key that was merged into another actor leads to that one.</summary>
    public Actor? ActorOf(string key) => _actorOfKey.TryGetValue(key, out var id) ? Actors[id] : null;

    public void Add(Actor actor)
    {
        Actors[actor.Id] = actor;
        _actorOfKey[actor.Key] = actor.Id;
    }

    public void Add(ActorSource source)
    {
        Sources[source.Key] = source;
        _actorOfKey.TryAdd(source.Key, source.ActorId);
    }
}
