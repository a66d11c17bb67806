using System.Numerics;
using System.Runtime.Intrinsics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The share of 64 sources in everybody's betweenness, searched at once with one bit a source; the scratch of one thread.
/// Each edge that leads on is met once a level for all sources it leads on for, without asking for each in turn.
/// </summary>
internal sealed unsafe class Brandes(Graph graph)
{
    public const int Batch = 64;
    private const int Dense = 12;

    private static readonly Vector256<double>[] lanesOfNibble = [.. Enumerable.Range(0, 16).Select(nibble => Vector256.Create(
        -(nibble & 1L), -(nibble >> 1 & 1L), -(nibble >> 2 & 1L), -(nibble >> 3 & 1L)).AsDouble())];

    private readonly ulong[] seen = new ulong[graph.NodeCount];
    private readonly ulong[] standing = new ulong[graph.NodeCount];
    private readonly double[] paths = Column<double>.Allocate((long)Batch * graph.NodeCount);
    private readonly double[] dependency = Column<double>.Allocate((long)Batch * graph.NodeCount);
    private readonly List<int> levels = [];
    private (int Node, ulong Sources)[] visits = new (int, ulong)[graph.NodeCount + Batch];

    /// <summary>Adds the dependencies of the sources from first to before last, at most 64.</summary>
    public void Add(int first, int last, double[] sums)
    {
        Array.Clear(seen);
        Array.Clear(paths);
        Array.Clear(dependency);
        levels.Clear();
        levels.Add(0);
        for (var source = first; source < last; source++)
        {
            var bit = 1ul << (source - first);
            seen[source] = bit;
            paths[(long)source * Batch + (source - first)] = 1;
            visits[source - first] = (source, bit);
        }
        levels.Add(last - first);
        while (levels[^1] > levels[^2]) Forward(levels[^2], levels[^1]);
        for (var level = levels.Count - 3; level > 0; level--) Backward(level, sums);
    }

    /// <summary>Counts shortest paths into the next level, one row of 64 counts a node.</summary>
    private void Forward(int start, int end)
    {
        var count = end;
        double* sigma = new Column<double>(paths).Pointer;
        for (var i = start; i < end; i++)
        {
            var (v, sources) = visits[i];
            var from = sigma + (long)v * Batch;
            int* w = graph.Neighbours + graph.Offsets[v], stop = graph.Neighbours + graph.Offsets[v + 1];
            for (; w < stop; w++)
            {
                var fresh = sources & ~seen[*w];
                if (fresh == 0) continue;
                if (standing[*w] == 0)
                {
                    if (count == visits.Length) Array.Resize(ref visits, 2 * count);
                    visits[count++].Node = *w;
                }
                standing[*w] |= fresh;
                AddRow(sigma + (long)*w * Batch, from, fresh);
            }
        }
        for (var i = end; i < count; i++)
        {
            var v = visits[i].Node;
            visits[i].Sources = standing[v];
            seen[v] |= standing[v];
            standing[v] = 0;
        }
        levels.Add(count);
    }

    /// <summary>Gathers dependencies from the level beyond, whose rows hold (1 + dependency) / paths already.</summary>
    private void Backward(int level, double[] sums)
    {
        double* sigma = new Column<double>(paths).Pointer, delta = new Column<double>(dependency).Pointer;
        var beyond = visits.AsSpan(levels[level + 1], levels[level + 2] - levels[level + 1]);
        foreach (var (w, sources) in beyond) standing[w] = sources;
        foreach (var (v, sources) in visits.AsSpan(levels[level], levels[level + 1] - levels[level]))
        {
            var into = delta + (long)v * Batch;
            int* w = graph.Neighbours + graph.Offsets[v], stop = graph.Neighbours + graph.Offsets[v + 1];
            for (; w < stop; w++)
            {
                var leading = sources & standing[*w];
                if (leading != 0) AddRow(into, delta + (long)*w * Batch, leading);
            }
            var sum = 0.0;
            for (var rest = sources; rest != 0; rest &= rest - 1)
            {
                var s = BitOperations.TrailingZeroCount(rest);
                var count = sigma[(long)v * Batch + s];
                var dependent = into[s] * count;
                sum += dependent;
                into[s] = (1 + dependent) / count;
            }
            sums[v] += sum;
        }
        foreach (var (w, _) in beyond) standing[w] = 0;
    }

    /// <summary>Adds the chosen places of one row to another: one by one when they are few, else four at a time under a mask.</summary>
    private static void AddRow(double* to, double* from, ulong chosen)
    {
        if (BitOperations.PopCount(chosen) < Dense)
        {
            for (; chosen != 0; chosen &= chosen - 1)
            {
                var s = BitOperations.TrailingZeroCount(chosen);
                to[s] += from[s];
            }
            return;
        }
        fixed (Vector256<double>* lanes = lanesOfNibble)
            for (; chosen != 0; chosen >>= 4, to += 4, from += 4)
                Vector256.Store(Vector256.Load(to) + (Vector256.Load(from) & lanes[chosen & 15]), to);
    }
}
