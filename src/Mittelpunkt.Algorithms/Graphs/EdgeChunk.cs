namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A run of collected edges in parallel columns; the unit of parallel work of the build.</summary>
internal sealed class EdgeChunk(int[] a, int[] b, double[]? weights, int count, int[]? attributes = null)
{
    public int Count = count;
    public readonly int[] A = a;
    public readonly int[] B = b;
    public readonly double[]? Weights = weights;
    public readonly int[]? Attributes = attributes;

    public static EdgeChunk OfCapacity(int capacity, bool weighted, bool attributed) => new(
        GC.AllocateUninitializedArray<int>(capacity),
        GC.AllocateUninitializedArray<int>(capacity),
        weighted ? GC.AllocateUninitializedArray<double>(capacity) : null,
        0,
        attributed ? GC.AllocateUninitializedArray<int>(capacity) : null);

    public bool HasRoomFor(bool weight, bool attribute) =>
        Count < A.Length && (!weight || Weights is not null) && (!attribute || Attributes is not null);

    public void Append(int a, int b, double weight, int attribute)
    {
        A[Count] = a;
        B[Count] = b;
        if (Weights is not null) Weights[Count] = weight;
        if (Attributes is not null) Attributes[Count] = attribute;
        Count++;
    }

    public void Move(int from, int to)
    {
        if (from == to) return;
        A[to] = A[from];
        B[to] = B[from];
        if (Weights is not null) Weights[to] = Weights[from];
        if (Attributes is not null) Attributes[to] = Attributes[from];
    }
}
