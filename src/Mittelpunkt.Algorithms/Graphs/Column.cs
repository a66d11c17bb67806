using System.Runtime.InteropServices;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// A read-only column of values that lives either in a pinned managed array or in mapped memory.
/// Kernels read <see cref="Pointer"/> and keep the graph alive to their end; spans over an array keep it alive by themselves.
/// </summary>
internal readonly unsafe struct Column<T> where T : unmanaged
{
    private readonly T[]? array;

    public Column(T[] pinned)
    {
        array = pinned;
        Length = pinned.Length;
        Pointer = (T*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
    }

    public Column(T* mapped, long length)
    {
        Pointer = mapped;
        Length = length;
    }

    public T* Pointer { get; }

    public long Length { get; }

    public bool Exists => Pointer != null;

    public ReadOnlySpan<T> Slice(long start, int length) =>
        array is not null ? array.AsSpan((int)start, length) : new ReadOnlySpan<T>(Pointer + start, length);

    /// <summary>A pinned array, so that pointers into it stay valid while anything refers to it.</summary>
    public static T[] Allocate(long length) => HugePages.Wish(GC.AllocateUninitializedArray<T>(checked((int)length), pinned: true));

    /// <summary>An array of zeros for scattered reads: on large pages when it is large, else like any other.</summary>
    public static unsafe T[] Scratch(int length) => (long)length * sizeof(T) >= HugePages.Worthwhile ? AllocateZeroed(length) : new T[length];

    public static T[] AllocateZeroed(long length) => HugePages.Wish(GC.AllocateArray<T>(checked((int)length), pinned: true));
}
