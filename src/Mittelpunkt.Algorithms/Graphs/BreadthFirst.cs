using System.Numerics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Breadth-first search over the whole graph.</summary>
public static unsafe class BreadthFirst
{
    /// <summary>What <see cref="Distances(Graph, int, IProgress{double}?, CancellationToken)"/> gives for nodes that cannot be reached.</summary>
    public const int Unreachable = -1;

    /// <summary>
    /// Number of edges on a shortest path from the source to every node, <see cref="Unreachable"/> where there is none.
    /// Searches from the front while it is small and from the unvisited nodes while it is large:
    /// O(nodes + edges) time at most, 12.4 bytes a node, parallel.
    /// </summary>
    /// <remarks>Beamer, Asanović, Patterson: Direction-optimizing breadth-first search, SC (2012).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The source is not in the graph.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static int[] Distances(Graph graph, int source, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if ((uint)source >= (uint)graph.NodeCount)
            throw new ArgumentOutOfRangeException(nameof(source), source, $"The graph has the nodes 0 to {graph.NodeCount - 1}.");
        var search = new Search(graph, progress, cancel);
        search.Run(source);
        GC.KeepAlive(graph);
        return search.Distance;
    }

    private sealed class Search(Graph graph, IProgress<double>? progress, CancellationToken cancel)
    {
        // Thresholds of the paper: turn when the front's edges pass 1/14 of the rest, turn back when it holds under 1/24 of the nodes.
        private const int Alpha = 14, Beta = 24;

        // Whole words of the bit sets, so that no two threads write the same word.
        private const int Block = 1 << 14;

        private long unexplored = 2 * graph.EdgeCount;
        private int[] front = Column<int>.Allocate(graph.NodeCount);
        private int[] following = Column<int>.Allocate(graph.NodeCount);
        private ulong[] bits = [], nextBits = [], rest = [];

        public int[] Distance { get; } = Column<int>.Allocate(graph.NodeCount);

        public void Run(int source)
        {
            Cpu.Blocks(graph.NodeCount, Block, (from, to) => Distance.AsSpan(from..to).Fill(Unreachable), cancel: cancel);
            Distance[source] = 0;
            front[0] = source;
            var (size, edges, found, upward) = (1, (long)graph.Degree(source), 1, false);
            for (var level = 1; size > 0; level++)
            {
                cancel.ThrowIfCancellationRequested();
                unexplored -= edges;
                if (!upward && edges > unexplored / Alpha && size > 64)
                {
                    upward = true;
                    ToBits(size);
                }
                else if (upward && size < graph.NodeCount / Beta)
                {
                    upward = false;
                    FromBits();
                }
                (size, edges) = upward ? FromUnvisited(level) : FromFront(size, level);
                found += size;
                progress?.Report((double)found / graph.NodeCount);
            }
            progress?.Report(1);
        }

        private (int Size, long Edges) FromFront(int size, int level)
        {
            int total = 0;
            var edges = 0L;
            Cpu.Blocks(size, 512, () => new int[1024], (from, to, batch) =>
            {
                var (held, mine) = (0, 0L);
                for (var i = from; i < to; i++)
                {
                    var end = graph.Neighbours + graph.Offsets[front[i] + 1];
                    for (var w = graph.Neighbours + graph.Offsets[front[i]]; w < end; w++)
                    {
                        if (Distance[*w] != Unreachable
                            || Interlocked.CompareExchange(ref Distance[*w], level, Unreachable) != Unreachable) continue;
                        if (held == batch.Length) Flush(batch, ref held, ref total);
                        batch[held++] = *w;
                        mine += graph.Offsets[*w + 1] - graph.Offsets[*w];
                    }
                }
                Flush(batch, ref held, ref total);
                Interlocked.Add(ref edges, mine);
            }, cancel: cancel);
            (front, following) = (following, front);
            return (total, edges);
        }

        private void Flush(int[] batch, ref int held, ref int total)
        {
            batch.AsSpan(0, held).CopyTo(following.AsSpan(Interlocked.Add(ref total, held) - held));
            held = 0;
        }

        private (int Size, long Edges) FromUnvisited(int level)
        {
            int total = 0;
            var edges = 0L;
            Cpu.Blocks(rest.Length, Block >> 6, (from, to) =>
            {
                var (found, mine) = (0, 0L);
                for (var word = from; word < to; word++)
                {
                    var reached = Reached(word, level, ref mine);
                    nextBits[word] = reached;
                    found += BitOperations.PopCount(reached);
                }
                Interlocked.Add(ref total, found);
                Interlocked.Add(ref edges, mine);
            }, cancel: cancel);
            (bits, nextBits) = (nextBits, bits);
            return (total, edges);
        }

        /// <summary>Who of 64 unvisited nodes has a neighbour in the front. Those visited or without ties are not asked again.</summary>
        private ulong Reached(int word, int level, ref long edges)
        {
            long* offsets = graph.Offsets;
            var neighbours = graph.Neighbours;
            var reached = 0ul;
            fixed (int* distance = Distance)
            fixed (ulong* now = bits)
                for (var unvisited = rest[word]; unvisited != 0; unvisited &= unvisited - 1)
                {
                    var bit = unvisited & (0 - unvisited);
                    var v = (word << 6) + BitOperations.TrailingZeroCount(unvisited);
                    int* w = neighbours + offsets[v], end = neighbours + offsets[v + 1];
                    if (w == end || distance[v] != Unreachable)
                    {
                        rest[word] ^= bit;
                        continue;
                    }
                    var ties = end - w;
                    while (w < end && (now[*w >> 6] >> *w & 1) == 0) w++;
                    if (w == end) continue;
                    distance[v] = level;
                    reached |= bit;
                    edges += ties;
                }
            rest[word] &= ~reached;
            return reached;
        }

        private void ToBits(int size)
        {
            if (rest.Length == 0)
            {
                var words = (graph.NodeCount + 63) >> 6;
                (bits, nextBits, rest) = (new ulong[words], new ulong[words], new ulong[words]);
                Array.Fill(rest, ulong.MaxValue);
                if ((graph.NodeCount & 63) != 0) rest[^1] = (1ul << graph.NodeCount) - 1;
            }
            Array.Clear(bits);
            for (var i = 0; i < size; i++) bits[front[i] >> 6] |= 1ul << front[i];
        }

        private void FromBits()
        {
            var size = 0;
            for (var word = 0; word < bits.Length; word++)
                for (var left = bits[word]; left != 0; left &= left - 1)
                    front[size++] = (word << 6) + BitOperations.TrailingZeroCount(left);
        }
    }
}
