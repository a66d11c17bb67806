using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes in ties, one row a pair. A pair that is known is brought up to date or combined, never doubled.</summary>
public sealed class TieIntake(AppDb db, Known known, BulkWriter bulk, Tally tally, Problems problems)
{
    private readonly Dictionary<(Guid, Guid), long> _lines = [];
    private readonly List<Tie> _new = [];
    private readonly Dictionary<(Guid, Guid), TieRow> _known = [];
    private Dictionary<(Guid, Guid), Guid>? _existing;

    public int Waiting => _new.Count + _known.Count;

    /// <summary>Called with every new tie.</summary>
    public Action<Tie>? Added { get; set; }

    public async Task Take(TieRow row, CancellationToken ct)
    {
        if (IsUnwanted(row.From) || IsUnwanted(row.To))
        {
            return;
        }

        if (Find(row, "from", row.From) is not { } from || Find(row, "to", row.To) is not { } to)
        {
            return;
        }

        if (from.Id == to.Id)
        {
            if (row.From == row.To)
            {
                problems.Add(row.Line, "to", ProblemCode.SelfTie, row.To);
            }

            return;
        }

        var pair = Tie.Order(from.Id, to.Id);
        _existing ??= await LoadPairs(ct);
        if (!_lines.TryAdd(pair, row.Line))
        {
            await TakeAgain(row, pair, from.Key == row.From && to.Key == row.To, ct);
        }
        else if (_existing.ContainsKey(pair))
        {
            _known.Add(pair, row);
        }
        else
        {
            Add(row, pair, pair.From == from.Id);
        }
    }

    public async Task Flush(CancellationToken ct)
    {
        await bulk.Insert(_new, ct);
        foreach (var tie in _new)
        {
            _existing![(tie.FromId, tie.ToId)] = tie.Id;
        }

        _new.Clear();
        await UpdateKnown(ct);
    }

    private bool IsUnwanted(string key) => known.Unwanted.HasKey(key) && known.ActorOf(key) is null;

    private Actor? Find(TieRow row, string field, string key)
    {
        var actor = known.ActorOf(key);
        if (actor is null)
        {
            problems.Add(row.Line, field, ProblemCode.UnknownActor, key);
        }

        return actor;
    }

    // The same pair twice is a mistake, unless its keys were merged: then both rows speak of it.
    private async Task TakeAgain(TieRow row, (Guid From, Guid To) pair, bool ownKeys, CancellationToken ct)
    {
        if (ownKeys)
        {
            problems.Add(row.Line, null, ProblemCode.DuplicateTie, row.From + " / " + row.To, _lines[pair].ToString(CultureInfo.InvariantCulture));
            return;
        }

        await Flush(ct);
        _known[pair] = row;
    }

    private void Add(TieRow row, (Guid From, Guid To) pair, bool inOrder)
    {
        var tie = new Tie
        {
            Id = Guid.CreateVersion7(known.Now),
            RegionId = known.Region.Id,
            FromId = pair.From,
            ToId = pair.To,
            Rung = row.Rung,
            Since = row.Since,
            Until = row.Until,
            Evidence = row.Evidence,
            Source = row.Source ?? (row.FromConfirmedAt is null && row.ToConfirmedAt is null ? known.DefaultSource : null),
            FromConfirmedAt = inOrder ? row.FromConfirmedAt : row.ToConfirmedAt,
            ToConfirmedAt = inOrder ? row.ToConfirmedAt : row.FromConfirmedAt,
            Visibility = row.Visibility ?? Visibility.Public,
            CreatedAt = known.Now,
        };
        _new.Add(tie);
        tally.New++;
        Added?.Invoke(tie);
    }

    private async Task UpdateKnown(CancellationToken ct)
    {
        var changed = new List<Tie>();
        foreach (var part in _known.Chunk(500))
        {
            var ids = part.Select(p => _existing![p.Key]).ToList();
            var ties = await db.Ties.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => (t.FromId, t.ToId), ct);
            foreach (var (pair, row) in part)
            {
                var tie = ties[pair];
                if (TieRules.Apply(tie, row, row.Source ?? known.DefaultSource))
                {
                    changed.Add(tie);
                    tally.Changed++;
                }
                else
                {
                    tally.Same++;
                }
            }
        }

        _known.Clear();
        await bulk.Update(changed, ct);
    }

    private async Task<Dictionary<(Guid, Guid), Guid>> LoadPairs(CancellationToken ct)
    {
        var pairs = new Dictionary<(Guid, Guid), Guid>();
        await foreach (var tie in db.Ties.AsNoTracking().Select(t => new { t.Id, t.FromId, t.ToId }).AsAsyncEnumerable().WithCancellation(ct))
        {
            pairs[(tie.FromId, tie.ToId)] = tie.Id;
        }

        return pairs;
    }
}
