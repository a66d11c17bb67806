namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>The nodes of all shortest chains between two nodes, by their step, found by a search from both ends.</summary>
internal sealed class ShortestLayers
{
    private readonly Func<int, int, bool>? visible;

    private ShortestLayers(Graph graph, List<List<int>> nodes, Func<int, int, bool>? visible) =>
        (Graph, Nodes, this.visible) = (graph, nodes, visible);

    internal Graph Graph { get; }

    /// <summary>Step 0 is the one end alone, the last step the other; ids ascending within a step.</summary>
    internal List<List<int>> Nodes { get; }

    /// <summary>The usable ties that lead from step − 1 to <paramref name="step"/>.</summary>
    internal IEnumerable<(int A, int B, double Weight)> Ties(int step)
    {
        var next = Nodes[step].ToHashSet();
        foreach (var a in Nodes[step - 1])
        {
            for (var i = 0; i < Graph.Degree(a); i++)
            {
                var b = Graph.NeighboursOf(a)[i];
                var weight = Graph.IsWeighted ? Graph.WeightsOf(a)[i] : 1;
                if (weight > 0 && next.Contains(b) && (visible is null || visible(a, b))) yield return (a, b, weight);
            }
        }
    }

    internal static ShortestLayers? Between(
        Graph graph, int from, int to, int longest, Func<int, int, bool>? visible, CancellationToken cancel)
    {
        if (from == to) return new ShortestLayers(graph, [[from]], visible);
        var near = new Side(graph, from, visible, reversed: false);
        var far = new Side(graph, to, visible, reversed: true);
        while (near.Radius + far.Radius < longest)
        {
            var side = near.FrontierTies <= far.FrontierTies ? near : far;
            if (side.Frontier.Count == 0) return null;
            side.Grow(cancel);
            var other = side == near ? far : near;
            var met = side.Frontier.Where(v => other.Steps.TryGetValue(v, out var step) && step == other.Radius).ToList();
            if (met.Count == 0) continue;
            var layers = near.Back(met);
            layers.Reverse();
            layers.AddRange(far.Back(met).Skip(1));
            foreach (var layer in layers) layer.Sort();
            return new ShortestLayers(graph, layers, visible);
        }

        return null;
    }

    private sealed class Side(Graph graph, int start, Func<int, int, bool>? visible, bool reversed)
    {
        internal Dictionary<int, int> Steps { get; } = new() { [start] = 0 };

        internal List<int> Frontier { get; private set; } = [start];

        internal int Radius { get; private set; }

        internal long FrontierTies => Frontier.Sum(v => (long)graph.Degree(v));

        internal void Grow(CancellationToken cancel)
        {
            var next = new List<int>();
            Radius++;
            foreach (var v in Frontier)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var u in Usable(v, outward: true)) if (Steps.TryAdd(u, Radius)) next.Add(u);
            }

            Frontier = next;
        }

        /// <summary>The layers from the meeting nodes back to the start, restricted to shortest chains.</summary>
        internal List<List<int>> Back(List<int> met)
        {
            var layers = new List<List<int>> { met.ToList() };
            for (var step = Radius - 1; step >= 0; step--)
            {
                var before = new HashSet<int>();
                foreach (var v in layers[^1])
                    foreach (var u in Usable(v, outward: false))
                        if (Steps.TryGetValue(u, out var at) && at == step) before.Add(u);
                layers.Add(before.ToList());
            }

            return layers;
        }

        /// <summary>Neighbours over ties that may be used. A tie is asked for with the end nearer to the asking node first.</summary>
        private IEnumerable<int> Usable(int v, bool outward)
        {
            for (var i = 0; i < graph.Degree(v); i++)
            {
                var u = graph.NeighboursOf(v)[i];
                if (graph.IsWeighted && graph.WeightsOf(v)[i] == 0) continue;
                if (visible is null || (outward != reversed ? visible(v, u) : visible(u, v))) yield return u;
            }
        }
    }
}
