using CsCheck;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Tests.Regions;
using Mittelpunkt.Web.Features.Network;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Features.Network;

/// <summary>The figures agree with a slow, independent count.</summary>
public sealed class NetworkMeasuresTests
{
    [Fact]
    public void Sizes_pieces_and_core_agree_with_a_plain_count() => RandomNetworks.Any.Sample(network =>
    {
        var figures = NetworkMeasures.Of(network);
        var distances = AllDistances(network);
        var nodes = Enumerable.Range(0, network.Actors.Count).ToList();
        var tied = nodes.Where(v => Neighbours(network, v).Count > 0).ToList();
        var pieces = tied.GroupBy(v => tied.First(w => distances[v, w] < int.MaxValue)).ToList();
        var (depth, core) = Core(network);

        Assert.Equal(nodes.Count(v => network.Actors[v].InRegion), figures.ActorsInRegion);
        Assert.Equal(nodes.Count, figures.ActorsInRegion + figures.ActorsElsewhere);
        Assert.Equal(tied.Count, figures.ActorsWithTie);
        Assert.Equal(network.Ties.Count, figures.Ties.All);
        Assert.Equal(network.Ties.Count(t => network.Actors[t.From].InRegion != network.Actors[t.To].InRegion), figures.Ties.Leaving);
        Assert.Equal(network.Ties.Count(t => network.Actors[t.From].InRegion && network.Actors[t.To].InRegion), figures.Ties.Inside);
        Assert.Equal(pieces.Count, figures.Cohesion.Pieces);
        Assert.Equal(pieces.Select(p => p.Count()).DefaultIfEmpty(0).Max(), figures.Cohesion.InLargest);
        Assert.Equal(nodes.Count(v => network.Actors[v].InRegion && !tied.Contains(v)), figures.Cohesion.RegionWithoutTie);
        Assert.Contains(figures.Cohesion.RegionInLargest, pieces.Where(p => p.Count() == figures.Cohesion.InLargest)
            .Select(p => p.Count(v => network.Actors[v].InRegion)).DefaultIfEmpty(0));
        Assert.Equal((depth, core), (figures.Cohesion.CoreDepth, figures.Cohesion.CoreSize));
    }, iter: 60, threads: 1);

    [Fact]
    public void Shares_agree_with_a_plain_count() => RandomNetworks.Any.Sample(network =>
    {
        var figures = NetworkMeasures.Of(network);
        var enough = network.Ties.Count >= NetworkFigures.EnoughTies;
        AssertCrossing(network, a => a.Kind == ActorKind.Unknown ? null : (int)a.Kind, figures.Kinds);
        AssertCrossing(network, a => a.Section, figures.Sectors);
        AssertClose(enough ? Transitivity(network) : null, figures.Clustering);
        AssertClose(enough ? MeanDistance(network) : null, figures.MeanDistance);
        var ours = figures.Ties.Inside + figures.Ties.Leaving;
        AssertClose(ours >= NetworkFigures.EnoughTies ? (2.0 * figures.Ties.Leaving - network.Ties.Count) / network.Ties.Count : null, figures.Openness?.Index);
        Assert.Equal(enough, figures.Communities is not null);
        Assert.True(figures.Communities is null || (figures.Communities.Stability is >= 0 and <= 1 + 1e-9 && figures.Communities.Count >= figures.Cohesion.Pieces));
    }, iter: 60, threads: 1);

    [Fact]
    public void Two_separate_cliques_are_two_pieces_and_two_communities_that_every_search_finds()
    {
        var actors = Enumerable.Range(0, 20).Select(i => (i < 10 ? ActorKind.Company : ActorKind.University, (char?)null, true)).ToList();
        var pairs = Enumerable.Range(0, 20).SelectMany(a => Enumerable.Range(0, 20).Where(b => a < b && a / 10 == b / 10).Select(b => (a, b)));
        var figures = NetworkMeasures.Of(RandomNetworks.Make(actors, pairs));

        Assert.Equal(new Cohesion(2, 10, 10, 0, 9, 20), figures.Cohesion);
        Assert.Equal((2, 1.0), (figures.Communities!.Count, Math.Round(figures.Communities.Stability, 9)));
        Assert.Equal((1.0, 1.0), (figures.Clustering, figures.MeanDistance));
        Assert.Equal((90L, 0L, 0.5), (figures.Kinds!.Known, figures.Kinds.Across, figures.Kinds.Expected));
        Assert.Null(figures.Sectors);
        Assert.Equal((-1.0, null), (figures.Openness!.Index, figures.Openness.ZScore));
    }

    [Fact]
    public void Too_few_ties_give_no_shares()
    {
        var actors = Enumerable.Range(0, 30).Select(_ => (ActorKind.Company, (char?)'C', true)).ToList();
        var figures = NetworkMeasures.Of(RandomNetworks.Make(actors, Enumerable.Range(0, 29).Select(i => (i, i + 1))));
        Assert.Equal(NetworkFigures.EnoughTies - 1, figures.Ties.All);
        Assert.Equal((null, null, null, null, null, null),
            (figures.Kinds, figures.Sectors, figures.Openness, figures.Clustering, figures.MeanDistance, figures.Communities));
    }

    private static void AssertCrossing(RegionNetwork network, Func<NetworkActor, int?> category, Crossing? found)
    {
        var ends = network.Ties.Select(t => (A: category(network.Actors[t.From]), B: category(network.Actors[t.To])))
            .Where(pair => pair.A is not null && pair.B is not null).ToList();
        if (ends.Count < NetworkFigures.EnoughTies)
        {
            Assert.Null(found);
            return;
        }

        var shares = ends.SelectMany(pair => new[] { pair.A, pair.B }).GroupBy(c => c).Select(g => g.Count() / (2.0 * ends.Count));
        Assert.Equal((ends.Count, ends.Count(pair => pair.A != pair.B)), ((int)found!.Known, (int)found.Across));
        AssertClose(1 - shares.Sum(s => s * s), found.Expected);
    }

    private static void AssertClose(double? expected, double? found)
    {
        Assert.Equal(expected is null, found is null);
        Assert.True(expected is null || Math.Abs(expected.Value - found!.Value) < 1e-9, $"{expected} is not {found}");
    }

    private static HashSet<int> Neighbours(RegionNetwork network, int node) =>
        [.. network.Ties.Where(t => t.From == node || t.To == node).Select(t => t.From == node ? t.To : t.From)];

    private static int[,] AllDistances(RegionNetwork network)
    {
        var n = network.Actors.Count;
        var distance = new int[n, n];
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
            {
                distance[a, b] = a == b ? 0 : Neighbours(network, a).Contains(b) ? 1 : int.MaxValue;
            }
        }

        for (var via = 0; via < n; via++)
        {
            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b < n; b++)
                {
                    if (distance[a, via] < int.MaxValue && distance[via, b] < int.MaxValue)
                    {
                        distance[a, b] = Math.Min(distance[a, b], distance[a, via] + distance[via, b]);
                    }
                }
            }
        }

        return distance;
    }

    private static double MeanDistance(RegionNetwork network) =>
        AllDistances(network).Cast<int>().Where(d => d is > 0 and < int.MaxValue).Average();

    private static double Transitivity(RegionNetwork network)
    {
        int closed = 0, all = 0;
        for (var v = 0; v < network.Actors.Count; v++)
        {
            var around = Neighbours(network, v).ToList();
            foreach (var (a, b) in around.SelectMany(a => around.Where(b => a < b).Select(b => (a, b))))
            {
                all++;
                closed += Neighbours(network, a).Contains(b) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)closed / all;
    }

    private static (int Depth, int Size) Core(RegionNetwork network)
    {
        var best = (0, 0);
        for (var k = 0; k <= network.Actors.Count; k++)
        {
            var left = Enumerable.Range(0, network.Actors.Count).Where(v => Neighbours(network, v).Count > 0).ToHashSet();
            while (left.RemoveWhere(v => Neighbours(network, v).Count(left.Contains) < k) > 0)
            {
            }

            best = left.Count > 0 ? (k, left.Count) : best;
        }

        return best;
    }
}
