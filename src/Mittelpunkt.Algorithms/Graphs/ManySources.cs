using System.Numerics;
using System.Runtime.Intrinsics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Breadth-first searches from 256 sources at once, one bit each. Sums are whole numbers (the harmonic ones in fixed point with all
/// bits the number of sources leaves), so threads may add in any order and the result stays the same.
/// </summary>
internal sealed unsafe class ManySources(Graph graph, int sourceCount, bool perSource = false)
{
    private const int Batch = 256;

    private readonly double unit = Math.ScaleB(1, 62 - BitOperations.Log2((uint)Math.Max(1, sourceCount)) - 1);
    private readonly long[] harmonic = new long[graph.NodeCount];

    public long[] Reached { get; } = new long[graph.NodeCount];

    public long[] Sum { get; } = new long[graph.NodeCount];

    /// <summary>Sum of 1 / distance seen from each source, in the order of the sources.</summary>
    public double[] HarmonicOfSource { get; } = new double[perSource ? sourceCount : 0];

    /// <summary>Sum of the distances seen from each source, in the order of the sources.</summary>
    public double[] SumOfSource { get; } = new double[perSource ? sourceCount : 0];

    public double[] Harmonic() => Array.ConvertAll(harmonic, value => value / unit);

    public void Run(int[] sources, IProgress<double>? progress, CancellationToken cancel)
    {
        var batches = (sources.Length + Batch - 1) / Batch;
        var all = new List<Fronts>();
        Cpu.Blocks(batches, 1, () =>
        {
            var fronts = new Fronts(graph.NodeCount);
            lock (all) all.Add(fronts);
            return fronts;
        }, (batch, _, fronts) =>
        {
            var first = batch * Batch;
            Search(sources.AsSpan(first, Math.Min(Batch, sources.Length - first)), first, fronts, cancel);
        }, progress, cancel);
        foreach (var fronts in all)
        {
            for (var v = 0; v < harmonic.Length; v++)
            {
                Reached[v] += fronts.Totals[v].Reached;
                Sum[v] += fronts.Totals[v].Sum;
                harmonic[v] += fronts.Totals[v].Harmonic;
            }
        }
        GC.KeepAlive(graph);
    }

    private void Search(ReadOnlySpan<int> sources, int first, Fronts fronts, CancellationToken cancel)
    {
        fronts.Start(sources);
        for (var level = 1; fronts.Count > 0; level++)
        {
            cancel.ThrowIfCancellationRequested();
            Advance(fronts);
            var share = (long)(unit / level);
            for (var i = 0; i < fronts.Count; i++)
            {
                var v = fronts.Active[i];
                var found = fronts.Front[v];
                var count = 0;
                for (var word = 0; word < 4; word++) count += BitOperations.PopCount(found[word]);
                ref var totals = ref fronts.Totals[v];
                totals.Reached += count;
                totals.Sum += (long)count * level;
                totals.Harmonic += count * share;
            }
            if (perSource) CountBySource(fronts, first, sources.Length, level);
        }
    }

    private void CountBySource(Fronts fronts, int first, int count, int level)
    {
        fronts.CountBits();
        for (var s = 0; s < count; s++)
        {
            var found = fronts.TakeCount(s);
            HarmonicOfSource[first + s] += (double)found / level;
            SumOfSource[first + s] += (double)found * level;
        }
    }

    private void Advance(Fronts fronts)
    {
        fixed (Vector256<ulong>* seen = fronts.Seen, front = fronts.Front, next = fronts.Next)
        {
            var touched = 0;
            for (var i = 0; i < fronts.Count; i++)
            {
                var v = fronts.Active[i];
                var bits = front[v];
                front[v] = default;
                int* w = graph.Neighbours + graph.Offsets[v], end = graph.Neighbours + graph.Offsets[v + 1];
                for (; w < end; w++)
                {
                    var fresh = Vector256.AndNot(bits, seen[*w]);
                    if (fresh == default) continue;
                    if (next[*w] == default) fronts.Touched[touched++] = *w;
                    next[*w] |= fresh;
                }
            }
            for (var i = 0; i < touched; i++)
            {
                var v = fronts.Touched[i];
                seen[v] |= next[v];
                front[v] = next[v];
                next[v] = default;
            }
            fronts.Turn(touched);
        }
    }

    /// <summary>The bits of one thread: what each source has seen, where it stands and where it goes.</summary>
    private sealed class Fronts(int nodes)
    {
        public readonly Vector256<ulong>[] Seen = new Vector256<ulong>[nodes];
        public readonly Vector256<ulong>[] Front = new Vector256<ulong>[nodes];
        public readonly Vector256<ulong>[] Next = new Vector256<ulong>[nodes];
        private readonly Vector256<ulong>[] planes = new Vector256<ulong>[BitOperations.Log2((uint)nodes | 1) + 1];
        public readonly (long Reached, long Sum, long Harmonic)[] Totals = new (long, long, long)[nodes];
        public int[] Active = new int[nodes], Touched = new int[nodes];

        public int Count { get; private set; }

        public void Start(ReadOnlySpan<int> sources)
        {
            Array.Clear(Seen);
            Count = 0;
            for (var s = 0; s < sources.Length; s++)
            {
                var v = sources[s];
                if (Front[v] == default) Active[Count++] = v;
                var word = Seen[v][s >> 6] | (1ul << s);
                Seen[v] = Front[v] = Seen[v].WithElement(s >> 6, word);
            }
        }

        /// <summary>Adds up the bits of the fronts for each source: plane p of the counters holds bit p of every count.</summary>
        public void CountBits()
        {
            Array.Clear(planes);
            for (var i = 0; i < Count; i++)
            {
                var carry = Front[Active[i]];
                for (var p = 0; carry != default; p++)
                {
                    var over = planes[p] & carry;
                    planes[p] ^= carry;
                    carry = over;
                }
            }
        }

        public long TakeCount(int source)
        {
            var count = 0L;
            for (var p = 0; p < planes.Length; p++) count |= (long)(planes[p][source >> 6] >> (source & 63) & 1) << p;
            return count;
        }

        public void Turn(int count)
        {
            (Active, Touched) = (Touched, Active);
            Count = count;
        }
    }
}
