using System.Runtime.InteropServices;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Asks the kernel to back large arrays with pages of 2 MB. A scattered read of a 4 KB page costs a walk through the page
/// tables beside the read itself. Only a wish: where it is not heard nothing else changes.
/// </summary>
internal static unsafe partial class HugePages
{
    private const nint Page = 1 << 21;
    private const int Advice = 14;

    /// <summary>Bytes from which an array surely holds such a page.</summary>
    internal const long Worthwhile = 2 * Page;

    public static T[] Wish<T>(T[] pinned) where T : unmanaged
    {
        if (!OperatingSystem.IsLinux() || (long)pinned.Length * sizeof(T) < Worthwhile) return pinned;
        var start = (nint)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        Wish(start, start + (nint)pinned.Length * sizeof(T));
        return pinned;
    }

    private static void Wish(nint from, nint to)
    {
        from = (from + Page - 1) & -Page;
        to &= -Page;
        if (to > from) _ = Madvise(from, (nuint)(to - from), Advice);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Madvise(nint address, nuint length, int advice);
}
