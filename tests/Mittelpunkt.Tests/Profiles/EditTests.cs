using CsCheck;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;

namespace Mittelpunkt.Tests.Profiles;

/// <summary>Two people who edit the same profile at once.</summary>
public sealed class EditTests
{
    private static readonly Gen<Stated> SomeStated = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], (value, audience) => value == 0 ? Stated.Nothing : new Stated("w" + value, (Audience)audience));

    private static readonly Gen<Dictionary<Item, Stated>> SomeProfile = Gen.Dictionary(Gen.Int[0, 3].Select(i => new[] { Item.Text, Item.Topics, Item.Mail, Item.Phone }[i]), SomeStated)[0, 4];

    [Fact]
    public void What_only_one_side_touched_is_taken_from_it_and_a_conflict_is_never_kept() =>
        Gen.Select(SomeProfile, SomeProfile, SomeProfile).Sample((opened, others, typed) =>
        {
            var later = others.Select((pair, i) => Change(i + 1, pair.Key, opened.GetValueOrDefault(pair.Key, Stated.Nothing), pair.Value)).ToList();
            var current = opened.Concat(others).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value);
            var edit = new Edit(current, later, typed);
            foreach (var (item, wanted) in typed)
            {
                var then = opened.GetValueOrDefault(item, Stated.Nothing);
                var now = current.GetValueOrDefault(item, Stated.Nothing);
                var mine = !Same(wanted, then);
                var theirs = !Same(now, then);
                Assert.Equal(mine && theirs && !Same(wanted, now), edit.Conflicts.ContainsKey(item));
                Assert.Equal(mine && !theirs, edit.Changes.ContainsKey(item));
                if (edit.Changes.TryGetValue(item, out var change))
                {
                    Assert.Equal((now, wanted), (change.Before, change.After));
                }
            }

            Assert.DoesNotContain(edit.Changes.Keys.Concat(edit.Conflicts.Keys), item => !typed.ContainsKey(item));
        });

    [Fact]
    public void Several_later_changes_of_one_item_are_measured_against_the_first()
    {
        var (a, b, c) = (new Stated("a", Audience.Public), new Stated("b", Audience.Public), new Stated("c", Audience.Public));
        var later = new[] { Change(8, Item.Text, b, a), Change(7, Item.Text, a, b) };
        var edit = new Edit(new Dictionary<Item, Stated> { [Item.Text] = a }, later, new Dictionary<Item, Stated> { [Item.Text] = c });
        Assert.Empty(edit.Conflicts);
        Assert.Equal(c, edit.Changes[Item.Text].After);
    }

    private static bool Same(Stated a, Stated b) => a.Value == b.Value && (a.Value is null || a.Audience == b.Audience);

    private static ProfileChange Change(long number, Item item, Stated before, Stated after) => new()
    {
        Number = number, RegionId = Guid.Empty, OwnerId = Guid.Empty, Item = item, Before = before.Value, AudienceBefore = before.Audience,
        After = after.Value, AudienceAfter = after.Audience, At = DateTimeOffset.UnixEpoch,
    };
}
