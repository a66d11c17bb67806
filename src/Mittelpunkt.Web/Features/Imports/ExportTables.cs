using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;
using Mittelpunkt.Web.Features.Imports.Formats;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>One table of an export, as text.</summary>
public sealed record ExportTable(string Name, string[] Header, IReadOnlyList<string[]> Rows);

/// <summary>The tables of a region in the columns our import reads, ordered by key, so that the same region gives the same bytes.</summary>
public sealed class ExportTables(AppDb db)
{
    public async Task<IReadOnlyList<ExportTable>> Read(bool complete, CancellationToken ct)
    {
        var towns = await db.Towns.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Ags, ct);
        var actors = (await db.Actors.AsNoTracking().ToListAsync(ct)).OrderBy(a => a.Key, StringComparer.Ordinal).ToList();
        var sources = (await db.ActorSources.AsNoTracking().ToListAsync(ct)).OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var projects = (await db.Projects.AsNoTracking().ToListAsync(ct)).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        var parts = await db.Participations.AsNoTracking().ToListAsync(ct);
        var ties = await (complete ? db.Ties : db.Ties.VisibleToAll()).AsNoTracking().ToListAsync(ct);
        var keys = actors.ToDictionary(a => a.Id, a => a.Key);
        var projectKeys = projects.ToDictionary(p => p.Id, p => p.Key);
        var own = sources.Where(s => keys[s.ActorId] == s.Key).ToDictionary(s => s.Key);
        return
        [
            new("actors", Names(OwnColumns.Actors), [.. actors.Select(a => Actor(a, towns, own.GetValueOrDefault(a.Key)))]),
            new("sources", Names(OwnColumns.Sources), [.. sources.Where(s => keys[s.ActorId] != s.Key).Select(s => Source(s, keys))]),
            new("projects", Names(OwnColumns.Projects), [.. projects.Select(Project)]),
            new("participants", Names(OwnColumns.Participants), [.. parts
                .Select(p => new[] { Text(projectKeys[p.ProjectId]), Text(keys[p.ActorId]), p.Coordinates ? "yes" : "no" })
                .OrderBy(p => p[0], StringComparer.Ordinal).ThenBy(p => p[1], StringComparer.Ordinal)]),
            new("ties", Names(OwnColumns.Ties), [.. ties.Select(t => Tie(t, keys))
                .OrderBy(t => t[0], StringComparer.Ordinal).ThenBy(t => t[1], StringComparer.Ordinal)]),
        ];
    }

    private static string[] Names(Columns columns) => [.. columns.List.Select(c => c.Names[0])];

    private static string[] Actor(Actor a, Dictionary<Guid, string> towns, ActorSource? source) =>
    [
        Text(a.Key), a.Slug, Text(a.Name), Words.Of(a.Kind), a.SectorCode ?? "", a.TownId is { } town ? towns[town] : ActorRow.Elsewhere,
        Text(a.Place), a.Country, Number(a.Longitude), Number(a.Latitude), Words.Of(a.Precision), Text(a.Website), Text(a.RegisterNumber),
        Text(a.Summary), Day(a.Since), Moment(a.ClaimedAt), Text(source?.Source), source is null || source.Name == a.Name ? "" : Text(source.Name),
        Text(source?.Url), Day(source?.Date),
    ];

    private static string[] Source(ActorSource s, Dictionary<Guid, string> keys) =>
        [Text(keys[s.ActorId]), Text(s.Key), Text(s.Source), Text(s.Name), Text(s.Url), Day(s.Date), s.FormerSlug ?? ""];

    private static string[] Project(Domain.Projects.Project p) =>
    [
        Text(p.Key), p.Slug, Text(p.Title), Text(p.Summary), Day(p.Start), Day(p.End), Text(p.FundingLine),
        p.Amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", Text(p.Source), Text(p.Url),
    ];

    // The pair is written in the order of the keys, so that it does not depend on ids.
    private static string[] Tie(Tie t, Dictionary<Guid, string> keys)
    {
        var (from, to) = (keys[t.FromId], keys[t.ToId]);
        var inOrder = string.CompareOrdinal(from, to) < 0;
        return
        [
            Text(inOrder ? from : to), Text(inOrder ? to : from), Words.Of(t.Rung), Day(t.Since), Day(t.Until), Words.Of(t.Evidence), Text(t.Source),
            Words.Of(t.Visibility), Moment(inOrder ? t.FromConfirmedAt : t.ToConfirmedAt), Moment(inOrder ? t.ToConfirmedAt : t.FromConfirmedAt),
        ];
    }

    private static string Text(string? text) => text is null ? "" : FormulaGuard.Do(text);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
