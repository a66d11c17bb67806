namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The lowest level of the Leiden hierarchy. Once communities are known its nodes are put in their order, so that what is looked at
/// together lies together in memory; labels follow the present order.
/// </summary>
internal sealed class LeidenGround(Graph graph)
{
    // Below, everything lies in the caches whatever the order.
    private const int Worthwhile = 20_000;

    private int[]? newOf;

    internal LeidenLevel Level { get; private set; } = LeidenLevel.Of(graph);

    /// <summary>Puts the nodes in the order of their communities, once; the labels go with them. Whether the order changed.</summary>
    internal bool Gather(int[] labels, int communities, CancellationToken cancel)
    {
        if (newOf is not null || labels.Length < Worthwhile) return false;
        var order = MembersByGroup.Of(labels, communities).Nodes;
        newOf = Column<int>.Scratch(labels.Length);
        for (var i = 0; i < order.Length; i++) newOf[order[i]] = i;
        Level = Level.Reorder(order, newOf, cancel);
        var before = labels.AsSpan().ToArray();
        for (var i = 0; i < order.Length; i++) labels[i] = before[order[i]];
        return true;
    }

    /// <summary>The labels in the order of the graph's own nodes.</summary>
    internal int[] ToGraph(int[] labels) => newOf is null ? labels.AsSpan().ToArray() : Array.ConvertAll(newOf, v => labels[v]);
}
