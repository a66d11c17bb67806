namespace Mittelpunkt.Domain.Profiles;

/// <summary>
/// What a person typed into a profile, brought together with what others kept since the form was opened: a three-way merge by item.
/// What only one side touched is taken from that side; what both changed to different things is a conflict, and nothing is kept.
/// </summary>
public sealed class Edit
{
    private readonly Dictionary<Item, (Stated Before, Stated After)> _changes = [];
    private readonly Dictionary<Item, Stated> _conflicts = [];

    /// <summary>Brings them together. O(items + later changes).</summary>
    /// <param name="current">What the profile says now, without items that say nothing.</param>
    /// <param name="later">Changes kept since the form was opened, in any order.</param>
    /// <param name="typed">What the form says, of the items that are on it.</param>
    public Edit(IReadOnlyDictionary<Item, Stated> current, IEnumerable<ProfileChange> later, IReadOnlyDictionary<Item, Stated> typed)
    {
        var opened = new Dictionary<Item, Stated>();
        foreach (var change in later.OrderBy(change => change.Number))
        {
            opened.TryAdd(change.Item, new Stated(change.Before, change.AudienceBefore));
        }

        foreach (var (item, wanted) in typed)
        {
            var now = current.GetValueOrDefault(item, Stated.Nothing);
            var then = opened.GetValueOrDefault(item, now);
            if (Same(wanted, then) || Same(wanted, now))
            {
                continue;
            }

            if (Same(now, then))
            {
                _changes[item] = (now, wanted);
            }
            else
            {
                _conflicts[item] = now;
            }
        }
    }

    /// <summary>What is to be kept: before and after.</summary>
    public IReadOnlyDictionary<Item, (Stated Before, Stated After)> Changes => _changes;

    /// <summary>Items both sides changed, with what the others made of them.</summary>
    public IReadOnlyDictionary<Item, Stated> Conflicts => _conflicts;

    // An item without a value says nothing, whomever it would be meant for.
    private static bool Same(Stated a, Stated b) => a.Value == b.Value && (a.Value is null || a.Audience == b.Audience);
}
