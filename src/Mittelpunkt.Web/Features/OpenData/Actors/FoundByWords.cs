using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>Actors found by words as in the directory, best match first.</summary>
public sealed class FoundByWords(AppDb db, CurrentCatalog catalog)
{
    public async Task<List<ActorRow>> Rows(IQueryable<Actor> actors, string words, int skip, int take, CancellationToken ct)
    {
        var found = (await catalog.Load()).SearchActors(words).Found;
        var allowed = await actors.Select(a => a.Id).ToHashSetAsync(ct);
        List<Guid> ids = [.. found.Select(entry => entry.Id).Where(allowed.Contains).Skip(skip).Take(take)];
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
