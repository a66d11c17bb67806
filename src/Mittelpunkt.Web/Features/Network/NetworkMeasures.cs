using Mittelpunkt.Algorithms.Graphs;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>Measures a network. The same network always gives the same figures.</summary>
public static class NetworkMeasures
{
    // Up to these sizes everything is exact and searched often; beyond, the page would wait too long.
    private const int ExactDistances = 20_000;
    private const int ManyTies = 200_000;

    public static NetworkFigures Of(RegionNetwork network)
    {
        var part = ConnectedPart.Of(network);
        var enough = network.Ties.Count >= NetworkFigures.EnoughTies;
        var reach = Reach(network);
        var sectors = Known(network, actor => actor.Section);
        return new NetworkFigures
        {
            AsOf = network.AsOf,
            ActorsInRegion = network.Actors.Count(actor => actor.InRegion),
            ActorsElsewhere = network.Actors.Count(actor => !actor.InRegion),
            ActorsWithTie = part.Actors.Count,
            Ties = reach,
            Cohesion = Cohere(network, part),
            Kinds = Cross(network, actor => actor.Kind == ActorKind.Unknown ? null : (int)actor.Kind),
            Sectors = Cross(network, actor => actor.Section),
            TiesWithSectors = sectors,
            Openness = reach.Inside + reach.Leaving >= NetworkFigures.EnoughTies ? Open(part) : null,
            Clustering = enough ? Clustering.Transitivity(part.Graph, Clustering.Triangles(part.Graph)) : null,
            MeanDistance = enough ? Distance(part.Graph) : null,
            DistanceIsSampled = part.Graph.NodeCount > ExactDistances,
            Communities = enough ? Group(part.Graph) : null,
            TiesByKinds = ByKinds(network),
        };
    }

    private static TieReach Reach(RegionNetwork network)
    {
        var byEndsInside = new long[3];
        foreach (var tie in network.Ties)
        {
            byEndsInside[(network.Actors[tie.From].InRegion ? 1 : 0) + (network.Actors[tie.To].InRegion ? 1 : 0)]++;
        }

        return new TieReach(byEndsInside[2], byEndsInside[1], byEndsInside[0]);
    }

    private static Cohesion Cohere(RegionNetwork network, ConnectedPart part)
    {
        var pieces = Components.Of(part.Graph);
        var largest = pieces.Largest;
        var core = Cores.Of(part.Graph);
        var depth = core.Length == 0 ? 0 : core.Max();
        return new Cohesion(
            pieces.Count,
            largest < 0 ? 0 : pieces.Sizes[largest],
            part.Actors.Where((actor, node) => actor.InRegion && pieces.Of[node] == largest).Count(),
            network.Actors.Count(actor => actor.InRegion) - part.Actors.Count(actor => actor.InRegion),
            depth,
            core.Count(k => k == depth));
    }

    private static long Known(RegionNetwork network, Func<NetworkActor, int?> category) =>
        network.Ties.LongCount(tie => category(network.Actors[tie.From]) is not null && category(network.Actors[tie.To]) is not null);

    private static Crossing? Cross(RegionNetwork network, Func<NetworkActor, int?> category)
    {
        var categories = network.Actors.Select(category).ToArray();
        var builder = new GraphBuilder(categories.Length);
        foreach (var tie in network.Ties)
        {
            if (categories[tie.From] is not null && categories[tie.To] is not null)
            {
                builder.Add(tie.From, tie.To);
            }
        }

        var known = builder.Build();
        if (known.EdgeCount < NetworkFigures.EnoughTies)
        {
            return null;
        }

        var mixing = Mixing.ByCategory(known, Array.ConvertAll(categories, found => found ?? -1));
        return new Crossing(known.EdgeCount, (long)Math.Round(known.EdgeCount * (1 - mixing.SameShare)), 1 - mixing.ExpectedSameShare);
    }

    private static Openness Open(ConnectedPart part)
    {
        var index = Mixing.ExternalInternalIndex(
            part.Graph, [.. part.Actors.Select(actor => actor.InRegion ? 1 : 0)], part.Graph.EdgeCount > ManyTies ? 100 : 500);
        return new Openness(index.Index, index.Expected, double.IsFinite(index.ZScore) ? index.ZScore : null);
    }

    private static double Distance(Graph graph) => graph.NodeCount > ExactDistances
        ? Distances.Sampled(graph).MeanDistance.Value
        : Distances.Of(graph).MeanDistance;

    private static Groups Group(Graph graph)
    {
        var runs = graph.EdgeCount > ManyTies ? 3 : 10;
        var found = CommunityStability.Measure(graph, runs);
        return new Groups(found.Best.Count, found.Stability, runs);
    }

    private static Dictionary<(ActorKind, ActorKind), int> ByKinds(RegionNetwork network)
    {
        var ties = new Dictionary<(ActorKind, ActorKind), int>();
        foreach (var tie in network.Ties)
        {
            var (a, b) = (network.Actors[tie.From].Kind, network.Actors[tie.To].Kind);
            ties[(a, b)] = ties.GetValueOrDefault((a, b)) + 1;
            if (a != b)
            {
                ties[(b, a)] = ties.GetValueOrDefault((b, a)) + 1;
            }
        }

        return ties;
    }
}

/// <summary>The actors that have a public tie, numbered anew, without weights: every tie counts one.</summary>
public sealed record ConnectedPart(Graph Graph, IReadOnlyList<NetworkActor> Actors)
{
    public static ConnectedPart Of(RegionNetwork network)
    {
        var numbers = new int[network.Actors.Count];
        var actors = new List<NetworkActor>();
        for (var node = 0; node < numbers.Length; node++)
        {
            if (network.Graph.Degree(node) > 0)
            {
                numbers[node] = actors.Count;
                actors.Add(network.Actors[node]);
            }
        }

        var builder = new GraphBuilder(actors.Count);
        foreach (var tie in network.Ties)
        {
            builder.Add(numbers[tie.From], numbers[tie.To]);
        }

        return new ConnectedPart(builder.Build(), actors);
    }
}
