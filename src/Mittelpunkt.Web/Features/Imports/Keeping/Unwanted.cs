using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Bulk;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Organisations that were removed at their wish: their records are passed over, and whatever refers to them.</summary>
public sealed class Unwanted
{
    private const int Kept = 1000;

    private readonly List<Tombstone> _tombstones = [];
    private readonly Dictionary<string, Guid> _keys = [];
    private readonly HashSet<string> _projects = [];
    private readonly List<TombstoneMark> _new = [];
    private readonly List<(long Line, string Name)> _skipped = [];

    /// <summary>The rows that were passed over, the first thousand of them.</summary>
    public IReadOnlyList<(long Line, string Name)> Skipped => _skipped;

    /// <summary>Addresses that are not given again.</summary>
    public IReadOnlyList<string> Slugs { get; private init; } = [];

    public static async Task<Unwanted> Load(AppDb db, CancellationToken ct)
    {
        var marks = await db.TombstoneMarks.AsNoTracking().ToListAsync(ct);
        var all = new Unwanted { Slugs = [.. marks.Where(m => m.Kind == TombstoneMarkKind.Slug).Select(m => m.Value)] };
        all._tombstones.AddRange(await db.Tombstones.AsNoTracking().OrderBy(t => t.Id).ToListAsync(ct));
        all._projects.UnionWith(marks.Where(m => m.Kind == TombstoneMarkKind.Project).Select(m => m.Value));
        foreach (var mark in marks.Where(m => m.Kind == TombstoneMarkKind.Key))
        {
            all._keys.TryAdd(mark.Value, mark.TombstoneId);
        }

        return all;
    }

    public bool HasKey(string key) => _keys.ContainsKey(key);

    public bool HasProject(string key) => _projects.Contains(key);

    /// <summary>Whether the record of an actor is passed over. A new key of a removed organisation is remembered, so that a later file may refer to it.</summary>
    /// <param name="line">Where it stands.</param>
    /// <param name="name">As the file writes it.</param>
    /// <param name="key">Its key.</param>
    /// <param name="draft">Gives what it would become.</param>
    /// <param name="town">Its municipality.</param>
    public bool Takes(long line, string name, string key, Func<Actor> draft, string? town)
    {
        if (_tombstones.Count == 0 || (!HasKey(key) && !Covers(key, draft(), town)))
        {
            return false;
        }

        if (_skipped.Count < Kept)
        {
            _skipped.Add((line, name));
        }

        return true;
    }

    public async Task Flush(BulkWriter bulk, CancellationToken ct)
    {
        await bulk.Insert(_new, ct);
        _new.Clear();
    }

    private bool Covers(string key, Actor draft, string? town)
    {
        var name = NameKey.Of(draft.Name, town);
        if (_tombstones.Find(t => t.Covers(draft, name)) is not { } tombstone)
        {
            return false;
        }

        _keys.Add(key, tombstone.Id);
        _new.Add(new TombstoneMark { RegionId = tombstone.RegionId, TombstoneId = tombstone.Id, Kind = TombstoneMarkKind.Key, Value = key });
        return true;
    }
}
