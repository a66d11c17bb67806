namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Numbering and splitting of partitions, in orders that depend on the partition alone.</summary>
internal static class Partitions
{
    /// <summary>Sum of tie weights at each node, each tie counted 1 in a graph without weights.</summary>
    internal static double[] Strengths(Graph graph)
    {
        var strengths = Column<double>.Scratch(graph.NodeCount);
        for (var v = 0; v < strengths.Length; v++)
        {
            if (!graph.IsWeighted) strengths[v] = graph.Degree(v);
            else foreach (var w in graph.WeightsOf(v)) strengths[v] += w;
        }

        return strengths;
    }

    /// <summary>Renumbers 0 … count − 1 in order of the smallest node. Labels must lie in 0 … <paramref name="bound"/> − 1. O(n).</summary>
    internal static int NumberInPlace(int[] labels, int bound)
    {
        var map = new int[bound];
        var count = 0;
        for (var v = 0; v < labels.Length; v++)
        {
            ref var to = ref map[labels[v]];
            if (to == 0) to = ++count;
            labels[v] = to - 1;
        }

        return count;
    }

    /// <summary>A caller's labels, checked and renumbered 0 … count − 1 in order of the smallest node. O(n).</summary>
    /// <exception cref="ArgumentException">Not one label per node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    internal static (int[] Labels, int Count) Dense(int[] labels, int nodes, string name)
    {
        if (labels.Length != nodes)
            throw new ArgumentException($"One label per node is needed: {nodes} nodes, {labels.Length} labels.", name);
        var map = new Dictionary<int, int>();
        var dense = Column<int>.Scratch(nodes);
        for (var v = 0; v < nodes; v++)
        {
            if (labels[v] < 0) throw new ArgumentOutOfRangeException(name, labels[v], $"The label of node {v} is negative.");
            if (!map.TryGetValue(labels[v], out dense[v])) map.Add(labels[v], dense[v] = map.Count);
        }

        return (dense, map.Count);
    }

    /// <summary>Renumbers dense labels: largest group first, equal sizes by smallest node. O(n + c log c).</summary>
    internal static void NumberBySize(int[] labels, int count)
    {
        var sizes = new int[count];
        var first = new int[count];
        for (var v = labels.Length - 1; v >= 0; v--)
        {
            sizes[labels[v]]++;
            first[labels[v]] = v;
        }

        var order = new int[count];
        for (var c = 0; c < count; c++) order[c] = c;
        Array.Sort(order, (a, b) => sizes[a] != sizes[b] ? sizes[b].CompareTo(sizes[a]) : first[a].CompareTo(first[b]));
        var to = new int[count];
        for (var i = 0; i < count; i++) to[order[i]] = i;
        for (var v = 0; v < labels.Length; v++) labels[v] = to[labels[v]];
    }

    /// <summary>
    /// Splits every group into its connected parts; labels, below n on entry, made dense by smallest node. Returns their number.
    /// O(n + m), parallel over groups.
    /// </summary>
    internal static unsafe int SplitIntoConnectedParts(Graph graph, int[] labels, CancellationToken cancel)
    {
        var count = NumberInPlace(labels, labels.Length);
        var members = MembersByGroup.Of(labels, count);
        var part = Column<int>.Scratch(labels.Length);
        part.AsSpan().Fill(-1);
        Cpu.Blocks(count, Math.Max(1, Math.Min(256, count / 64)), () => new List<int>(), (from, to, queue) =>
        {
            for (var group = from; group < to; group++)
            {
                foreach (var start in members.Of(group))
                {
                    if (part[start] >= 0) continue;
                    part[start] = start;
                    queue.Clear();
                    queue.Add(start);
                    for (var head = 0; head < queue.Count; head++)
                    {
                        var end = graph.Offsets[queue[head] + 1];
                        for (var e = graph.Offsets[queue[head]]; e < end; e++)
                        {
                            var u = graph.Neighbours[e];
                            if (labels[u] != group || part[u] >= 0) continue;
                            part[u] = start;
                            queue.Add(u);
                        }
                    }
                }
            }
        }, cancel: cancel);
        GC.KeepAlive(graph);
        part.CopyTo(labels, 0);
        return NumberInPlace(labels, labels.Length);
    }
}
