namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The flow network of <see cref="TrustFlow"/>, kept on the graph's own rows: node v has an entrance 2v and an exit
/// 2v + 1. The entrance leads to the sink once and to the exit capacity − 1 times; the exit leads to all neighbours' entrances.
/// </summary>
internal sealed unsafe class TrustNetwork
{
    private const int Sink = -1;

    private readonly Graph graph;
    private readonly int[] seeds;
    private readonly int[] room;
    private readonly int[] passed;
    private readonly int[] flow;
    private readonly int[] layer;
    private readonly int[] next;
    private readonly int[] queue;
    private int depth;

    internal TrustNetwork(Graph graph, int[] seeds, int[] capacities)
    {
        (this.graph, this.seeds) = (graph, seeds);
        room = Array.ConvertAll(capacities, c => Math.Max(0, c - 1));
        Accepted = new bool[capacities.Length];
        passed = new int[capacities.Length];
        flow = new int[graph.Offsets[graph.NodeCount]];
        layer = new int[2 * capacities.Length];
        next = new int[2 * capacities.Length];
        queue = new int[2 * capacities.Length];
    }

    internal bool[] Accepted { get; }

    internal int Count { get; private set; }

    /// <summary>Measures steps from the source in what is left of the network. Whether the sink can be reached.</summary>
    internal bool Layer(CancellationToken cancel)
    {
        layer.AsSpan().Fill(int.MaxValue);
        next.AsSpan().Clear();
        depth = int.MaxValue;
        int head = 0, tail = 0;
        foreach (var seed in seeds)
        {
            layer[2 * seed] = 0;
            queue[tail++] = 2 * seed;
        }

        while (head < tail)
        {
            if ((head & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
            var at = queue[head++];
            if (layer[at] >= depth) break;
            for (var arc = 0; TryArc(at, arc, out var to); arc++)
            {
                if (to is null) continue;
                if (to == Sink) { depth = layer[at]; break; }
                if (layer[to.Value] != int.MaxValue) continue;
                layer[to.Value] = layer[at] + 1;
                queue[tail++] = to.Value;
            }
        }

        return depth != int.MaxValue;
    }

    /// <summary>Sends flow along shortest ways until every one of them is blocked.</summary>
    internal void Block(CancellationToken cancel)
    {
        var path = new Stack<int>();
        foreach (var seed in seeds)
        {
            path.Push(2 * seed);
            while (path.TryPeek(out var at))
            {
                cancel.ThrowIfCancellationRequested();
                var forward = Advance(at);
                if (forward is null) { path.Pop(); if (path.TryPeek(out var back)) next[back]++; }
                else if (forward == Sink) Send(path, seed);
                else path.Push(forward.Value);
            }
        }
    }

    /// <summary>The next way on from a place, one layer up or into the sink; null when none is left.</summary>
    private int? Advance(int at)
    {
        for (; TryArc(at, next[at], out var to); next[at]++)
        {
            if (to is null) continue;
            if (to == Sink ? layer[at] == depth : layer[to.Value] == layer[at] + 1 && layer[to.Value] <= depth) return to;
        }

        return null;
    }

    private void Send(Stack<int> path, int seed)
    {
        var places = path.ToArray();
        Accepted[places[0] / 2] = true;
        Count++;
        for (var i = places.Length - 1; i > 0; i--) Shift(places[i], places[i - 1]);
        path.Clear();
        path.Push(2 * seed);
    }

    /// <summary>Moves one unit from one place to the next, forward or by taking back.</summary>
    private void Shift(int from, int to)
    {
        int v = from / 2, u = to / 2;
        if (v == u) passed[v] += from < to ? 1 : -1;
        else if ((from & 1) == 1) flow[Position(v, u)]++;
        else flow[Position(u, v)]--;
    }

    /// <summary>The arc number <paramref name="arc"/> out of a place: its end, or null where nothing is left on it. False past the last arc.</summary>
    private bool TryArc(int at, int arc, out int? to)
    {
        to = null;
        var v = at / 2;
        var entrance = (at & 1) == 0;
        if (arc == 0)
        {
            if (entrance && !Accepted[v]) to = Sink;
            if (!entrance && passed[v] > 0) to = at - 1;
            return true;
        }

        if (arc == 1)
        {
            if (entrance && passed[v] < room[v]) to = at + 1;
            return true;
        }

        var place = graph.Offsets[v] + arc - 2;
        if (place >= graph.Offsets[v + 1]) return false;
        if (graph.Weights != null && graph.Weights[place] == 0) return true;
        var u = graph.Neighbours[place];
        if (!entrance) to = 2 * u;
        else if (flow[Position(u, v)] > 0) to = 2 * u + 1;
        return true;
    }

    private long Position(int from, int to) => graph.Offsets[from] + graph.NeighboursOf(from).BinarySearch(to);
}
