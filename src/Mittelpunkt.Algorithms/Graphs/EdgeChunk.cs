namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A run of collected edges in parallel columns; the unit of parallel work of the build.</summary>
internal sealed class EdgeChunk(int capacity, bool weighted = false, bool attributed = false)
{
    public int Count;
    public readonly int[] A = GC.AllocateUninitializedArray<int>(capacity);
    public readonly int[] B = GC.AllocateUninitializedArray<int>(capacity);
    public readonly double[]? Weights = weighted ? GC.AllocateUninitializedArray<double>(capacity) : null;
    public readonly int[]? Attributes = attributed ? GC.AllocateUninitializedArray<int>(capacity) : null;

    public bool HasRoomFor(bool withWeight, bool withAttribute) =>
        Count < A.Length && (!withWeight || Weights is not null) && (!withAttribute || Attributes is not null);

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
