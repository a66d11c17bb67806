using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes in the public records behind the actors.</summary>
public sealed class SourceIntake(Known known, BulkWriter bulk, Tally tally, Problems problems)
{
    private readonly List<ActorSource> _new = [];
    private readonly List<ActorSource> _changed = [];

    public int Waiting => _new.Count + _changed.Count;

    /// <summary>The record an actor's own row names.</summary>
    public void Keep(ActorRow row, Guid actor) =>
        Keep(row.Key, actor, row.Source ?? known.DefaultSource, row.SourceName ?? row.Name, row.SourceUrl, row.SourceDate ?? known.DefaultDate);

    public void Take(SourceRow row)
    {
        if (known.Unwanted.HasKey(row.Actor) || known.Unwanted.HasKey(row.Key))
        {
            return;
        }

        if (known.ActorOf(row.Actor) is not { } actor)
        {
            problems.Add(row.Line, "actor", ProblemCode.UnknownActor, row.Actor);
        }
        else if (known.ActorOf(row.Key) is { } owner && owner.Id != actor.Id)
        {
            problems.Add(row.Line, "key", ProblemCode.KeyOfAnother, row.Key, owner.Name);
        }
        else
        {
            Keep(row.Key, actor.Id, row.Source, row.Name.Length > 0 ? row.Name : actor.Name, row.Url, row.Date, Former(row));
        }
    }

    // An address that is no slug, or in use, leads nowhere and is left aside.
    private string? Former(SourceRow row) =>
        known.ActorSlugs.TakeGiven(row.FormerSlug) ? row.FormerSlug : null;

    public async Task Flush(CancellationToken ct)
    {
        await bulk.Insert(_new, ct);
        await bulk.Update(_changed, ct);
        _new.Clear();
        _changed.Clear();
    }

    private void Keep(string key, Guid actor, string source, string name, string? url, DateOnly? date, string? former = null)
    {
        var existing = known.Sources.GetValueOrDefault(key);
        var record = new ActorSource
        {
            Id = existing?.Id ?? Guid.CreateVersion7(known.Now),
            RegionId = known.Region.Id,
            ActorId = actor,
            Key = key,
            Source = source,
            Name = name,
            Url = url ?? existing?.Url,
            FormerSlug = existing?.FormerSlug ?? former,
            Date = date ?? existing?.Date,
        };
        if (existing is null)
        {
            _new.Add(record);
            tally.New++;
        }
        else if ((existing.Source, existing.Name, existing.Url, existing.Date, existing.FormerSlug)
            != (record.Source, record.Name, record.Url, record.Date, record.FormerSlug))
        {
            _changed.Add(record);
            tally.Changed++;
        }
        else
        {
            tally.Same++;
        }

        known.Add(record);
    }
}
