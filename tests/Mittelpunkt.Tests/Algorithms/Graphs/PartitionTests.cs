using CsCheck;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class PartitionTests
{
    private static readonly Gen<int[]> labels = Gen.Int[0, 5].Array[1, 40];

    [Fact]
    public void Mutual_information_of_a_division_with_itself_under_other_names_is_one() => labels.Sample(a =>
        GraphAssert.Near(1, PartitionSimilarity.NormalisedMutualInformation(a, [.. a.Select(x => 1_000_000 - 7 * x)])));

    [Fact]
    public void Mutual_information_agrees_with_the_definition() => Gen.Select(labels, Gen.Int[0, 1 << 20]).Sample((a, seed) =>
    {
        var random = new Random(seed);
        var b = a.Select(x => random.Next(3) == 0 ? random.Next(6) : x).ToArray();
        double n = a.Length, h = Entropy(a), k = Entropy(b), both = Entropy([.. a.Select((x, i) => 10 * x + b[i])]);
        GraphAssert.Near(h + k == 0 ? 1 : 2 * (h + k - both) / (h + k), PartitionSimilarity.NormalisedMutualInformation(a, b));
        GraphAssert.Near(PartitionSimilarity.NormalisedMutualInformation(b, a), PartitionSimilarity.NormalisedMutualInformation(a, b));

        double Entropy(int[] x) => x.GroupBy(y => y).Sum(g => -(g.Count() / n) * Math.Log(g.Count() / n));
    });

    [Fact]
    public void Mutual_information_refuses_bad_labels()
    {
        Assert.Throws<ArgumentException>(() => PartitionSimilarity.NormalisedMutualInformation([0], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartitionSimilarity.NormalisedMutualInformation([0, -1], [0, 1]));
        Assert.Equal(1, PartitionSimilarity.NormalisedMutualInformation([], []));
    }

    [Fact]
    public void Names_survive_renumbering() => labels.Sample(former =>
        Assert.Equal(former, PersistentLabels.Carry(former, [.. former.Select(x => 9 - x)])));

    [Fact]
    public void A_community_that_grows_keeps_its_name_and_a_new_one_gets_a_fresh_one() =>
        Assert.Equal([4, 4, 4, 4, 7, 7, 7, 8, 8], PersistentLabels.Carry([4, 4, 4, PersistentLabels.New, 7, 7, 7, -1, -1], [1, 1, 1, 1, 0, 0, 0, 2, 2]));

    [Fact]
    public void Where_a_community_splits_the_larger_part_keeps_the_name() =>
        Assert.Equal([3, 3, 3, 4, 4], PersistentLabels.Carry([3, 3, 3, 3, 3], [0, 0, 0, 1, 1]));

    [Fact]
    public void Where_two_merge_the_larger_name_stays_and_a_small_share_is_no_claim()
    {
        Assert.Equal([5, 5, 5, 5, 5], PersistentLabels.Carry([5, 5, 5, 2, 2], [0, 0, 0, 0, 0]));
        Assert.Equal([6, 6, 6, 6, 6], PersistentLabels.Carry([5, 5, -1, -1, -1], [0, 0, 0, 0, 0], 0.5));
    }

    [Fact]
    public void Labels_stay_when_the_network_changes_a_little()
    {
        var random = new Random(3);
        var ties = new List<(int, int)>();
        for (var v = 0; v < 1000; v++)
            for (var i = 0; i < 8; i++)
                ties.Add((v, random.Next(6) > 0 ? v / 50 * 50 + random.Next(50) : random.Next(1000)));
        var before = Leiden.Find(Build(ties));
        var after = Leiden.Find(Build(ties.Skip(80).Append((0, 999))), new LeidenOptions { Seed = 2, Start = before.Labels });
        var names = PersistentLabels.Carry(before.Labels, after.Labels);
        Assert.True(Enumerable.Range(0, 1000).Count(v => names[v] == before.Labels[v]) >= 980);

        static Graph Build(IEnumerable<(int A, int B)> ties)
        {
            var builder = new GraphBuilder(1000, Duplicates.Max, SelfLoops.Drop);
            foreach (var (a, b) in ties) builder.Add(a, b);
            return builder.Build();
        }
    }

    [Fact]
    public void Carrying_refuses_bad_input()
    {
        Assert.Throws<ArgumentException>(() => PersistentLabels.Carry([0], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersistentLabels.Carry([-2], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersistentLabels.Carry([0], [0], 1.5));
    }
}
