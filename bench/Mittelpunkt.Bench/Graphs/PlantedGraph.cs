using System.Globalization;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>
/// The standard benchmark graph: regions of 5,000 actors, most ties inside a region, a heavy tail of degrees.
/// Every node has an attractiveness drawn from a Pareto law with density exponent 2.5, cut at 300 times the
/// smallest. A tie takes its first end by attractiveness; the second end comes from the same region with
/// probability 0.8, else from anywhere, again by attractiveness. Loops and repeated ties are drawn again, so
/// the number of ties is exact. Ids and lines are shuffled: nothing in the file betrays the regions.
/// The same seed gives the same file on every machine.
/// </summary>
public static class PlantedGraph
{
    public const int RegionSize = 5_000;
    private const double InsideShare = 0.8;
    private const double LargestAttraction = 300;

    /// <summary>Draws the ties: one 64-bit key a tie, the smaller id in the upper half.</summary>
    public static long[] Draw(int nodes, int ties, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ties, (long)nodes * (nodes - 1) / 4);
        var random = new SplitMix(seed);
        var attraction = Cumulate(nodes, ref random);
        var name = Permutation(nodes, ref random);
        var keys = new long[ties];
        var have = 0;
        while (have < ties)
        {
            for (var i = have; i < ties; i++) keys[i] = DrawTie(attraction, name, ref random);
            Array.Sort(keys);
            have = DropRepeats(keys);
        }

        for (var i = ties - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (keys[i], keys[j]) = (keys[j], keys[i]);
        }

        return keys;
    }

    /// <summary>Writes the ties as <c>a b</c> lines with 0-based ids.</summary>
    public static void Write(string path, ReadOnlySpan<long> keys)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var buffer = new byte[1 << 20];
        var at = 0;
        foreach (var key in keys)
        {
            if (at > buffer.Length - 32) { file.Write(buffer, 0, at); at = 0; }
            (key >> 32).TryFormat(buffer.AsSpan(at), out var wrote, provider: CultureInfo.InvariantCulture);
            at += wrote;
            buffer[at++] = (byte)' ';
            ((int)key).TryFormat(buffer.AsSpan(at), out wrote, provider: CultureInfo.InvariantCulture);
            at += wrote;
            buffer[at++] = (byte)'\n';
        }

        file.Write(buffer, 0, at);
    }

    private static double[] Cumulate(int nodes, ref SplitMix random)
    {
        var sums = new double[nodes + 1];
        for (var v = 0; v < nodes; v++)
            sums[v + 1] = sums[v] + Math.Min(LargestAttraction, Math.Pow(1 - random.Fraction(), -1 / 1.5));
        return sums;
    }

    private static long DrawTie(double[] attraction, int[] name, ref SplitMix random)
    {
        var nodes = name.Length;
        while (true)
        {
            var first = Pick(attraction, 0, nodes, random.Fraction());
            var start = first / RegionSize * RegionSize;
            var second = random.Fraction() < InsideShare
                ? Pick(attraction, start, Math.Min(nodes, start + RegionSize), random.Fraction())
                : Pick(attraction, 0, nodes, random.Fraction());
            if (first == second) continue;
            int a = name[first], b = name[second];
            return a < b ? ((long)a << 32) | (uint)b : ((long)b << 32) | (uint)a;
        }
    }

    private static int Pick(double[] sums, int from, int to, double fraction)
    {
        var wanted = sums[from] + fraction * (sums[to] - sums[from]);
        int low = from, high = to - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sums[middle + 1] > wanted) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static int[] Permutation(int nodes, ref SplitMix random)
    {
        var order = new int[nodes];
        for (var v = 0; v < nodes; v++) order[v] = v;
        for (var i = nodes - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static int DropRepeats(long[] sorted)
    {
        var kept = 1;
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] != sorted[i - 1]) sorted[kept++] = sorted[i];
        return kept;
    }
}
