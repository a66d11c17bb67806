namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Draws one shortest path between two nodes evenly among all of them, by a search from both ends; the scratch of one thread.</summary>
internal sealed unsafe class RandomPath(Graph graph)
{
    private readonly Side left = new(graph.NodeCount), right = new(graph.NodeCount);
    private readonly List<int> meeting = [];
    private readonly List<int> inner = [];

    /// <summary>Nodes of the last path between its ends; empty where there is no path.</summary>
    public List<int> Inner => inner;

    public void Draw(int from, int to, ref SplitMix random)
    {
        inner.Clear();
        meeting.Clear();
        left.Start(from);
        right.Start(to);
        while (meeting.Count == 0 && left.Front > 0 && right.Front > 0)
        {
            if (left.Edges(graph) <= right.Edges(graph)) left.Advance(graph, right, meeting);
            else right.Advance(graph, left, meeting);
        }
        if (meeting.Count > 0) Choose(from, to, ref random);
        left.Clear();
        right.Clear();
    }

    private void Choose(int from, int to, ref SplitMix random)
    {
        var all = 0.0;
        foreach (var v in meeting) all += left.Paths[v] * right.Paths[v];
        var mark = random.NextDouble() * all;
        var middle = meeting[^1];
        foreach (var v in meeting)
        {
            mark -= left.Paths[v] * right.Paths[v];
            if (mark >= 0) continue;
            middle = v;
            break;
        }
        if (middle != from && middle != to) inner.Add(middle);
        Back(left, middle, from, ref random);
        Back(right, middle, to, ref random);
    }

    private void Back(Side side, int node, int end, ref SplitMix random)
    {
        while (side.Distance[node] > 1)
        {
            var mark = random.NextDouble() * side.Paths[node];
            var before = -1;
            foreach (var w in graph.NeighboursOf(node))
            {
                if (side.Distance[w] != side.Distance[node] - 1) continue;
                before = w;
                mark -= side.Paths[w];
                if (mark < 0) break;
            }
            node = before;
            if (node != end) inner.Add(node);
        }
    }

    private sealed class Side(int nodes)
    {
        private readonly int[] reached = new int[nodes];
        private int first, last;

        // A distance is read before it is written in one search only: -1 elsewhere.
        public int[] Distance { get; } = Enumerable.Repeat(-1, nodes).ToArray();

        public double[] Paths { get; } = new double[nodes];

        public int Front => last - first;

        public void Start(int node)
        {
            reached[0] = node;
            (first, last) = (0, 1);
            Distance[node] = 0;
            Paths[node] = 1;
        }

        public long Edges(Graph graph)
        {
            var edges = 0L;
            for (var i = first; i < last; i++) edges += graph.Offsets[reached[i] + 1] - graph.Offsets[reached[i]];
            return edges;
        }

        /// <summary>One whole level, so that the counts of paths are complete where both sides meet.</summary>
        public void Advance(Graph graph, Side other, List<int> meeting)
        {
            var end = last;
            for (; first < end; first++)
            {
                var v = reached[first];
                var beyond = Distance[v] + 1;
                foreach (var w in graph.NeighboursOf(v))
                {
                    if (Distance[w] < 0)
                    {
                        Distance[w] = beyond;
                        Paths[w] = 0;
                        reached[last++] = w;
                        if (other.Distance[w] >= 0) meeting.Add(w);
                    }
                    if (Distance[w] == beyond) Paths[w] += Paths[v];
                }
            }
        }

        public void Clear()
        {
            for (var i = 0; i < last; i++) Distance[reached[i]] = -1;
        }
    }
}
