namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>The nodes of each group, groups in order, nodes ascending within a group (counting sort, O(n)).</summary>
internal sealed class MembersByGroup
{
    private readonly int[] starts;
    private readonly int[] nodes;

    private MembersByGroup(int[] starts, int[] nodes) => (this.starts, this.nodes) = (starts, nodes);

    internal static MembersByGroup Of(ReadOnlySpan<int> group, int groups)
    {
        var starts = Column<int>.Scratch(groups + 1);
        foreach (var g in group) starts[g + 1]++;
        for (var g = 0; g < groups; g++) starts[g + 1] += starts[g];
        var next = starts.AsSpan(0, groups).ToArray();
        var nodes = Column<int>.Scratch(group.Length);
        for (var v = 0; v < group.Length; v++) nodes[next[group[v]]++] = v;
        return new MembersByGroup(starts, nodes);
    }

    /// <summary>All nodes, one group after the other.</summary>
    internal int[] Nodes => nodes;

    internal Span<int> Of(int group) => nodes.AsSpan(starts[group], starts[group + 1] - starts[group]);

    internal int Size(int group) => starts[group + 1] - starts[group];
}
