namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A division of all nodes into communities.</summary>
/// <param name="Labels">Community of each node, 0 to <see cref="Count"/> − 1; 0 is the largest, equal sizes stand by their smallest node.</param>
/// <param name="Count">Number of communities.</param>
/// <param name="Modularity">Quality at the resolution asked for, see <see cref="Graphs.Modularity"/>.</param>
public sealed record Communities(int[] Labels, int Count, double Modularity)
{
    /// <summary>Number of nodes of each community. O(n).</summary>
    public int[] Sizes()
    {
        var sizes = new int[Count];
        foreach (var label in Labels) sizes[label]++;
        return sizes;
    }
}
