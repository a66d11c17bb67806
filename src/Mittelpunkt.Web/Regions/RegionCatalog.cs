using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Algorithms.Text;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Regions;

/// <summary>Words an actor is found by besides its own: the names of its kind and sector in every language.</summary>
public delegate string ActorWords(ActorKind kind, char? section);

/// <summary>Everything the lists of one region need, in memory and searchable. Immutable; made anew when the region changes.</summary>
public sealed class RegionCatalog
{
    private static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), CompareOptions.IgnoreCase);

    private readonly TextIndex _actorIndex;
    private readonly TextIndex _projectIndex;

    private RegionCatalog(CatalogStamp stamp, CatalogRows rows, ActorWords words)
    {
        Stamp = stamp;
        Towns = rows.Towns;
        Actors = rows.Actors;
        Projects = rows.Projects;
        ActorsById = Actors.ToDictionary(actor => actor.Id);
        _actorIndex = IndexActors(rows, words);
        _projectIndex = IndexProjects(rows);
    }

    public CatalogStamp Stamp { get; }

    /// <summary>All towns by name.</summary>
    public IReadOnlyList<TownEntry> Towns { get; }

    /// <summary>All actors by name, then slug.</summary>
    public IReadOnlyList<ActorEntry> Actors { get; }

    public IReadOnlyDictionary<Guid, ActorEntry> ActorsById { get; }

    /// <summary>All projects, the latest first.</summary>
    public IReadOnlyList<ProjectEntry> Projects { get; }

    public static async Task<RegionCatalog> Read(AppDb db, ActorWords words, CancellationToken ct)
    {
        var stamp = await CatalogStamp.Read(db, ct);
        return new RegionCatalog(stamp, await CatalogRows.Read(db, ByName, ct), words);
    }

    /// <summary>Actors found, best first; without words all by name.</summary>
    public (IReadOnlyList<ActorEntry> Found, bool Complete) SearchActors(string? text) => Search(_actorIndex, Actors, text);

    /// <summary>Projects found, best first; without words all, the latest first.</summary>
    public (IReadOnlyList<ProjectEntry> Found, bool Complete) SearchProjects(string? text) => Search(_projectIndex, Projects, text);

    private static (IReadOnlyList<T> Found, bool Complete) Search<T>(TextIndex index, IReadOnlyList<T> all, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (all, true);
        }

        var answer = index.Search(text);
        return ([.. answer.Hits.Select(hit => all[hit.Document])], answer.Complete);
    }

    private static TextIndex IndexActors(CatalogRows rows, ActorWords words)
    {
        var index = new TextIndexBuilder();
        foreach (var actor in rows.Actors)
        {
            index.Add(
                new TextField(actor.Name, 3),
                new TextField(string.Join(' ', rows.OtherNames[actor.Id].Append(EverydayWords.Of(actor.Name))), 2),
                new TextField($"{actor.Town?.Name} {actor.Place}", 1),
                new TextField(actor.Summary, 1),
                new TextField(actor.SummaryEn, 1),
                new TextField(string.Join(' ', actor.Topics), 2),
                new TextField(string.Join(' ', rows.Said[actor.Id]), 0.5f),
                new TextField(words(actor.Kind, actor.Section), 0.5f));
        }

        return index.Build();
    }

    private static TextIndex IndexProjects(CatalogRows rows)
    {
        var index = new TextIndexBuilder();
        foreach (var project in rows.Projects)
        {
            index.Add(
                new TextField(project.Title, 3),
                new TextField(rows.Summaries[project.Id], 1),
                new TextField(string.Join(' ', rows.ParticipantNames[project.Id]), 1),
                new TextField(project.FundingLine, 0.5f));
        }

        return index.Build();
    }
}
