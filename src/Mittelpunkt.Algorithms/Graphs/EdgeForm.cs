namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>How an edge looks in a row while the graph is assembled: a bare neighbour, or one with weight and attribute.</summary>
internal interface IEdgeForm<TSlot>
{
    static abstract TSlot Make(EdgeChunk chunk, int index, int neighbour);

    static abstract int Neighbour(in TSlot slot);

    static abstract double Weight(in TSlot slot);

    static abstract int Attribute(in TSlot slot);

    /// <summary>Merges two slots of the same neighbour, of which <paramref name="next"/> is not smaller.</summary>
    static abstract TSlot Merge(in TSlot kept, in TSlot next, Duplicates rule);

    /// <summary>Sorts a row by everything its slots carry, neighbour first.</summary>
    static abstract void Sort(Span<TSlot> row);
}

internal readonly struct PlainEdge : IEdgeForm<int>
{
    public static int Make(EdgeChunk chunk, int index, int neighbour) => neighbour;

    public static int Neighbour(in int slot) => slot;

    public static double Weight(in int slot) => 1;

    public static int Attribute(in int slot) => 0;

    public static int Merge(in int kept, in int next, Duplicates rule) => kept;

    public static void Sort(Span<int> row) => row.Sort();
}

internal readonly record struct FullSlot(int Neighbour, int Attribute, double Weight);

internal readonly struct FullEdge : IEdgeForm<FullSlot>
{
    public static void Sort(Span<FullSlot> row) => row.Sort(Compare);

    public static FullSlot Make(EdgeChunk chunk, int index, int neighbour) =>
        new(neighbour, chunk.Attributes?[index] ?? 0, chunk.Weights?[index] ?? 1);

    public static int Neighbour(in FullSlot slot) => slot.Neighbour;

    public static double Weight(in FullSlot slot) => slot.Weight;

    public static int Attribute(in FullSlot slot) => slot.Attribute;

    public static FullSlot Merge(in FullSlot kept, in FullSlot next, Duplicates rule) => new(
        kept.Neighbour,
        Math.Max(kept.Attribute, next.Attribute),
        rule switch { Duplicates.Sum => kept.Weight + next.Weight, Duplicates.Max => next.Weight, _ => kept.Weight });

    private static int Compare(FullSlot a, FullSlot b) =>
        a.Neighbour != b.Neighbour ? a.Neighbour.CompareTo(b.Neighbour)
        : a.Weight != b.Weight ? a.Weight.CompareTo(b.Weight)
        : a.Attribute.CompareTo(b.Attribute);
}
