using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>Actors whose name has every word, in the order of their short names.</summary>
public sealed class FoundByWords(AppDb db)
{
    public async Task<List<ActorRow>> Rows(IQueryable<Actor> actors, string words, int skip, int take, CancellationToken ct)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var compare = CultureInfo.GetCultureInfo("de-DE").CompareInfo;
        var names = await actors.OrderBy(a => a.Slug).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        List<Guid> ids = [.. names
            .Where(a => wanted.All(word => compare.IndexOf(a.Name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0))
            .Select(a => a.Id).Skip(skip).Take(take)];
        var rows = new Dictionary<Guid, ActorRow>();
        foreach (var some in ids.Chunk(500))
        {
            await foreach (var row in db.Actors.AsNoTracking().Where(a => some.Contains(a.Id)).BySlug(db).AsAsyncEnumerable().WithCancellation(ct))
            {
                rows[row.Actor.Id] = row;
            }
        }

        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }
}
