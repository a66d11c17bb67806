using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>Actors page by page: by short name, or with words best match first.</summary>
public sealed class ListActors(AppDb db, FoundByWords words)
{
    public async Task<IResult> Handle(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var filter = ActorFilter.Read(asked);
        var limit = asked.Limit();
        var filters = filter.ToQuery();
        var key = Cursor.Read(asked, filters);
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        if (await filter.Find(db, ct) is not { } actors)
        {
            return new Refusal(RefusalKind.Invalid, "town", "town").Answer();
        }

        var (rows, nextKey) = filter.Words is null
            ? await BySlug(actors, key, limit, ct)
            : await ByWords(actors, filter.Words, key, limit, ct);
        var next = Cursor.Next(Paths.ApiActors, filters, limit, nextKey);
        return Answer.Of(new ActorPage([.. rows.Select(row => row.ToJson())], next), next);
    }

    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares as it sorts.")]
    private async Task<(List<ActorRow> Rows, string? Next)> BySlug(IQueryable<Domain.Actors.Actor> actors, string after, int limit, CancellationToken ct)
    {
        var rows = await actors.Where(a => string.Compare(a.Slug, after) > 0).BySlug(db).Take(limit + 1).ToListAsync(ct);
        return rows.Count <= limit ? (rows, null) : (rows[..limit], rows[limit - 1].Actor.Slug);
    }

    private async Task<(List<ActorRow> Rows, string? Next)> ByWords(IQueryable<Domain.Actors.Actor> actors, string text, string after, int limit, CancellationToken ct)
    {
        _ = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var skip);
        var rows = await words.Rows(actors, text, skip, limit + 1, ct);
        return rows.Count <= limit ? (rows, null) : (rows[..limit], (skip + limit).ToString(CultureInfo.InvariantCulture));
    }
}
