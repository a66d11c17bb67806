using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Regions;

/// <summary>The rows a catalogue is made from, in the order of its lists.</summary>
internal sealed class CatalogRows
{
    public required TownEntry[] Towns { get; init; }

    public required ActorEntry[] Actors { get; init; }

    public required ProjectEntry[] Projects { get; init; }

    public required Dictionary<Guid, string?> Summaries { get; init; }

    /// <summary>What claimed actors say about themselves to everybody.</summary>
    public required ILookup<Guid, string> Said { get; init; }

    /// <summary>Names its sources use, for an actor.</summary>
    public required ILookup<Guid, string> OtherNames { get; init; }

    public required ILookup<Guid, string> ParticipantNames { get; init; }

    public static async Task<CatalogRows> Read(AppDb db, StringComparer byName, CancellationToken ct)
    {
        var towns = await db.Towns.AsNoTracking().Select(t => new TownEntry(t.Id, t.Slug, t.Name, t.Ags)
        {
            Population = t.Population, PopulationDate = t.PopulationDate, IsMember = t.IsMember,
        }).ToArrayAsync(ct);
        var said = await ReadSaid(db, ct);
        var actors = await ReadActors(db, towns.ToDictionary(town => town.Id), said, ct);
        var projects = await db.Projects.AsNoTracking().Select(p => new ProjectEntry(p.Id, p.Slug, p.Title)
        {
            FundingLine = p.FundingLine, Start = p.Start, End = p.End, Participants = p.Participants.Count, IsExample = p.IsExample,
        }).ToListAsync(ct);
        var names = await db.ActorSources.AsNoTracking().Select(s => new { s.ActorId, s.Name }).ToListAsync(ct);
        var parts = await db.Participations.AsNoTracking().Select(p => new { p.ProjectId, p.ActorId }).ToListAsync(ct);
        var nameOf = actors.ToDictionary(actor => actor.Id, actor => actor.Name);
        return new CatalogRows
        {
            Towns = [.. towns.OrderBy(town => town.Name, byName).ThenBy(town => town.Slug, StringComparer.Ordinal)],
            Actors = [.. actors.OrderBy(actor => actor.Name, byName).ThenBy(actor => actor.Slug, StringComparer.Ordinal)],
            Projects = [.. projects.OrderByDescending(p => p.Start ?? DateOnly.MinValue).ThenBy(p => p.Title, byName).ThenBy(p => p.Slug, StringComparer.Ordinal)],
            Summaries = await db.Projects.AsNoTracking().Select(p => new { p.Id, p.Summary }).ToDictionaryAsync(p => p.Id, p => p.Summary, ct),
            Said = said.Where(s => s.Item != Item.Topics).ToLookup(s => s.ActorId, s => s.Value),
            OtherNames = names.Where(n => n.Name != nameOf.GetValueOrDefault(n.ActorId)).ToLookup(n => n.ActorId, n => n.Name),
            ParticipantNames = parts.Where(p => nameOf.ContainsKey(p.ActorId)).ToLookup(p => p.ProjectId, p => nameOf[p.ActorId]),
        };
    }

    private static async Task<List<SaidToAll>> ReadSaid(AppDb db, CancellationToken ct) => await db.ProfileEntries.AsNoTracking()
        .Where(e => e.Audience == Audience.Public && (e.Item == Item.Topics || e.Item == Item.Text || e.Item == Item.Visits))
        .Join(db.Actors.Where(a => a.ClaimedAt != null), e => e.ActorId, a => (Guid?)a.Id, (e, a) => new SaidToAll(a.Id, e.Item, e.Value)).ToListAsync(ct);

    private static async Task<List<ActorEntry>> ReadActors(AppDb db, Dictionary<Guid, TownEntry> towns, List<SaidToAll> said, CancellationToken ct)
    {
        var topics = said.Where(s => s.Item == Item.Topics).ToDictionary(s => s.ActorId, s => Items.Lines(s.Value));
        var rows = await db.Actors.AsNoTracking().Select(a => new
        {
            a.Id, a.Slug, a.Name, a.Kind, a.SectorCode, a.TownId, a.Place, a.Country, a.InRegion, OnMap = a.Longitude != null && a.Latitude != null,
            Claimed = a.ClaimedAt != null, a.Summary, a.SummaryEn, a.IsExample,
        }).ToListAsync(ct);
        return rows.ConvertAll(a => new ActorEntry(a.Id, a.Slug, a.Name, a.Kind)
        {
            Section = Sector.SectionOf(a.SectorCode), Town = a.TownId is { } id ? towns.GetValueOrDefault(id) : null, Place = a.Place,
            Country = a.Country, InRegion = a.InRegion, OnMap = a.OnMap, Claimed = a.Claimed, Summary = a.Summary,
            SummaryEn = a.SummaryEn, Topics = topics.GetValueOrDefault(a.Id, []), IsExample = a.IsExample,
        });
    }

    private sealed record SaidToAll(Guid ActorId, Item Item, string Value);
}
