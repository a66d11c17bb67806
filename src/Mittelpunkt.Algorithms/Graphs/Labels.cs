namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Checks of columns that callers hand in beside a graph.</summary>
internal static class Labels
{
    public static void CheckLength<T>(Graph graph, T[] column, string name)
    {
        ArgumentNullException.ThrowIfNull(column, name);
        if (column.Length != graph.NodeCount)
            throw new ArgumentException($"{column.Length} values for {graph.NodeCount} nodes.", name);
    }

    /// <summary>The same grouping with labels 0, 1, 2, … in the order of their values.</summary>
    public static (int[] Labels, int Count) Dense(Graph graph, int[] labels, string name)
    {
        CheckLength(graph, labels, name);
        var distinct = labels.Distinct().Order().ToArray();
        var number = new Dictionary<int, int>(distinct.Length);
        for (var i = 0; i < distinct.Length; i++) number[distinct[i]] = i;
        return (Array.ConvertAll(labels, label => number[label]), distinct.Length);
    }
}
