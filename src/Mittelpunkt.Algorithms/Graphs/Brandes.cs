using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The share of 64 sources in everybody's betweenness; the scratch of one thread. One search with a bit a source finds who is how
/// far. Then eight sources go together: a node has a row of eight numbers, one cache line, for paths and one for dependencies, and
/// the edges that lead on for any of the eight are listed first, so that the two passes over rows meet no other edge.
/// </summary>
internal sealed unsafe class Brandes
{
    public const int Batch = SourceLevels.Most;
    private const int Row = 8;

    private static readonly Vector256<double>[] lanesOfNibble = [.. Enumerable.Range(0, 16).Select(nibble => Vector256.Create(
        -(nibble & 1L), -(nibble >> 1 & 1L), -(nibble >> 2 & 1L), -(nibble >> 3 & 1L)).AsDouble())];

    private readonly TreeFolding network;
    private readonly SourceLevels found;
    private readonly List<int> levels = [];
    private readonly byte[] standing;
    private readonly double[] paths;
    private readonly double[] shares;
    private Visit[] visits = [];
    private Step[] steps;

    public Brandes(TreeFolding network)
    {
        this.network = network;
        var nodes = network.NodeOf.Length;
        found = new SourceLevels(network);
        standing = new byte[nodes];
        paths = Column<double>.Allocate((long)Row * nodes);
        shares = Column<double>.Allocate((long)Row * nodes);
        steps = new Step[network.Offsets[nodes] + 1];
    }

    /// <summary>Adds the dependencies of the sources from first to before last, at most 64.</summary>
    public void Add(int first, int last, double[] sums)
    {
        found.Search(first, last);
        Span<double> weights = stackalloc double[Row];
        for (var at = 0; first + at < last; at += Row)
        {
            Choose(at);
            weights.Clear();
            Array.Clear(paths);
            for (var source = first + at; source < Math.Min(last, first + at + Row); source++)
            {
                paths[(long)source * Row + source - first - at] = 1;
                weights[source - first - at] = network.Weights[source];
            }
            for (var level = 0; level < levels.Count - 2; level++) Forward(level);
            for (var i = levels[^2]; i < levels[^1]; i++) visits[i + 1].Steps = visits[levels[^2]].Steps; // nothing leads on from the last
            Vector256<double> low = Vector256.Create<double>(weights), high = Vector256.Create<double>(weights[4..]);
            for (var level = levels.Count - 2; level > 0; level--) Backward(levels[level], levels[level + 1], low, high, sums);
        }
    }

    /// <summary>The visits of eight of the sources.</summary>
    private void Choose(int at)
    {
        levels.Clear();
        levels.Add(0);
        var count = 0;
        for (var level = 0; level < found.Levels; level++)
        {
            var all = found.At(level);
            if (visits.Length <= count + all.Length + 1) Array.Resize(ref visits, 2 * (count + all.Length) + 2);
            foreach (var (node, sources) in all)
            {
                var mine = (int)(sources >> at & 0xFF);
                visits[count].Node = node;
                visits[count].Sources = mine;
                count += One(mine != 0);
            }
            if (count > levels[^1]) levels.Add(count);
        }
    }

    /// <summary>Lists the steps into the next level and counts the shortest paths along them.</summary>
    private void Forward(int level)
    {
        int start = levels[level], end = levels[level + 1], after = levels[level + 2];
        var listed = level == 0 ? 0 : visits[start].Steps;
        if (steps.Length <= listed + (long)network.Offsets[standing.Length]) Array.Resize(ref steps, checked(2 * (listed + network.Offsets[standing.Length])));
        int* offsets = network.Offsets, neighbours = network.Neighbours;
        var sigma = new Column<double>(paths).Pointer;
        fixed (byte* arriving = standing)
        fixed (Visit* all = visits)
        fixed (Step* step = steps)
        fixed (Vector256<double>* lanes = lanesOfNibble)
        {
            for (var i = end; i < after; i++) arriving[all[i].Node] = (byte)all[i].Sources;
            var list = step + listed;
            for (var i = start; i < end; i++)
            {
                var v = all[i].Node;
                all[i].Steps = (int)(list - step);
                int* w = neighbours + offsets[v], stop = neighbours + offsets[v + 1];
                var sources = all[i].Sources;
                for (; w < stop; w++)
                {
                    var both = sources & arriving[*w];
                    *list = new Step { To = *w, Sources = both };
                    list += One(both != 0);
                }
            }
            all[end].Steps = (int)(list - step);
            for (var i = end; i < after; i++) arriving[all[i].Node] = 0;

            for (var i = start; i < end; i++)
            {
                var from = sigma + (long)all[i].Node * Row;
                Vector256<double> low = Vector256.Load(from), high = Vector256.Load(from + 4);
                for (Step* e = step + all[i].Steps, stop = step + all[i + 1].Steps; e < stop; e++)
                {
                    var to = sigma + (long)e->To * Row;
                    Vector256.Store(Vector256.Load(to) + (low & lanes[e->Sources & 15]), to);
                    Vector256.Store(Vector256.Load(to + 4) + (high & lanes[e->Sources >> 4]), to + 4);
                }
            }
        }
    }

    /// <summary>Gathers dependencies from the level beyond, whose rows hold (nodes folded + dependency) / paths.</summary>
    private void Backward(int start, int end, Vector256<double> lowWeights, Vector256<double> highWeights, double[] sums)
    {
        double* sigma = new Column<double>(paths).Pointer, rows = new Column<double>(shares).Pointer;
        fixed (Visit* all = visits)
        fixed (Step* step = steps)
        fixed (Vector256<double>* lanes = lanesOfNibble)
            for (var i = start; i < end; i++)
            {
                var v = all[i].Node;
                Vector256<double> low = default, high = default;
                for (Step* e = step + all[i].Steps, stop = step + all[i + 1].Steps; e < stop; e++)
                {
                    var beyond = rows + (long)e->To * Row;
                    low += Vector256.Load(beyond) & lanes[e->Sources & 15];
                    high += Vector256.Load(beyond + 4) & lanes[e->Sources >> 4];
                }
                double* counts = sigma + (long)v * Row, mine = rows + (long)v * Row;
                Vector256<double> lowPaths = Vector256.Load(counts), highPaths = Vector256.Load(counts + 4);
                Vector256<double> lowLanes = lanes[all[i].Sources & 15], highLanes = lanes[all[i].Sources >> 4];
                low = low * lowPaths & lowLanes;
                high = high * highPaths & highLanes;
                sums[v] += Vector256.Sum(low * lowWeights + high * highWeights);
                var folded = Vector256.Create(network.Weights[v]);
                Vector256.Store(Vector256.ConditionalSelect(lowLanes, (folded + low) / lowPaths, Vector256.Load(mine)), mine);
                Vector256.Store(Vector256.ConditionalSelect(highLanes, (folded + high) / highPaths, Vector256.Load(mine + 4)), mine + 4);
            }
    }

    internal static int One(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    /// <summary>A node, the sources it is at this distance from, and where the steps from it begin; they end where those of the next visit begin.</summary>
    private struct Visit
    {
        public int Node;
        public int Sources;
        public int Steps;
    }

    /// <summary>An edge into the next level and the sources that take it.</summary>
    private struct Step
    {
        public int To;
        public int Sources;
    }
}
