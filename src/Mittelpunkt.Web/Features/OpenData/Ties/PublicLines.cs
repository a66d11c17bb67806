using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;

namespace Mittelpunkt.Web.Features.OpenData.Ties;

/// <summary>One public tie with the names and places of its ends.</summary>
public sealed record Line(LineEnd From, LineEnd To, Rung Rung, DateOnly? Since, DateOnly? Until, Evidence Evidence, string? Source);

/// <summary>One end of a tie.</summary>
public sealed record LineEnd(Guid Id, string Slug, string Name, double? Longitude, double? Latitude, bool InRegion);

/// <summary>Reads the public ledger.</summary>
public static class PublicLines
{
    /// <summary>The public ties with at least one end in the region, or with reach all of them, in the order of both short names.</summary>
    public static async Task<List<Line>> Read(AppDb db, bool withReach, CancellationToken ct)
    {
        var ends = await db.Actors
            .Select(a => new LineEnd(a.Id, a.Slug, a.Name, a.Longitude, a.Latitude, a.InRegion))
            .ToDictionaryAsync(end => end.Id, ct);
        List<Line> lines = [];
        await foreach (var tie in db.Ties.AsNoTracking().VisibleToAll().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (ends.TryGetValue(tie.FromId, out var from) && ends.TryGetValue(tie.ToId, out var to)
                && (withReach || from.InRegion || to.InRegion))
            {
                lines.Add(new Line(from, to, tie.Rung, tie.Since, tie.Until, tie.Evidence, tie.Source));
            }
        }

        lines.Sort(static (a, b) => string.CompareOrdinal(a.From.Slug, b.From.Slug) is not 0 and var order
            ? order : string.CompareOrdinal(a.To.Slug, b.To.Slug));
        return lines;
    }
}
