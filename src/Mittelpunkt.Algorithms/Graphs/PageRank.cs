using System.Numerics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>PageRank of every node.</summary>
/// <param name="Of">Rank of every node; together 1.</param>
/// <param name="Iterations">Passes over all edges.</param>
/// <param name="Error">Upper bound on the sum of the absolute errors of all ranks.</param>
public sealed record PageRankScores(double[] Of, int Iterations, double Error);

/// <summary>PageRank: the share of time a random walker with restarts spends at each node.</summary>
public static unsafe class PageRank
{
    private const int Block = 2048;

    private const int MostPasses = 10_000;

    /// <summary>The most that rounding to four bytes does to a value, as a share of it.</summary>
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>
    /// PageRank to a guaranteed error. The walk on an undirected graph is self-adjoint in the norm of the strengths, so
    /// Chebyshev iteration converges with the square root of the power method's steps. O(edges) a pass, 40 bytes a node, parallel.
    /// Without weights and teleport the first passes read partners' values rounded to 4 bytes, which is half the memory to wait for;
    /// the last ones, once rounding would tell, read them whole.
    /// </summary>
    /// <param name="graph">The graph; its weights steer the walk. Nodes without strength send their walker to the teleport target.</param>
    /// <param name="damping">Probability of going on instead of jumping, in [0, 1).</param>
    /// <param name="tolerance">Largest sum of absolute errors, above 0; values under 1e-13 are beyond the arithmetic.</param>
    /// <param name="teleport">Where jumps land, not negative with a positive sum, one value a node; null for everywhere alike.</param>
    /// <param name="progress">Told the share done, on a logarithmic scale of the error.</param>
    /// <param name="cancel">Stops between passes.</param>
    /// <remarks>
    /// Brin, Page: The anatomy of a large-scale hypertextual web search engine (1998);
    /// Saad: Iterative methods for sparse linear systems, 2nd ed., algorithm 12.1.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Damping, tolerance or teleport outside their range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PageRankScores Of(
        Graph graph, double damping = 0.85, double tolerance = 1e-8, double[]? teleport = null,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!(damping is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(damping), damping, "Damping lies in [0, 1).");
        if (!(tolerance >= 1e-13)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance is at least 1e-13.");
        if (teleport is not null) CheckTeleport(graph, teleport);
        if (graph.NodeCount == 0) return new PageRankScores([], 0, 0);
        return new Walk(graph, damping, teleport, cancel).Run(tolerance, progress);
    }

    private static void CheckTeleport(Graph graph, double[] teleport)
    {
        Labels.CheckLength(graph, teleport, nameof(teleport));
        foreach (var value in teleport)
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(teleport), value, "A teleport share is finite and not negative.");
        if (teleport.Length > 0 && !(teleport.Sum() > 0)) throw new ArgumentOutOfRangeException(nameof(teleport), "No teleport share is positive.");
    }

    /// <summary>
    /// Solves y = d·A·S⁻¹·y + t for z = S⁻¹·y. The ranks are y over its sum, which is known beforehand:
    /// a walk keeps its mass, so nodes with strength hold their teleport / (1 - d) together and the others just theirs.
    /// </summary>
    private sealed class Walk(Graph graph, double damping, double[]? teleport, CancellationToken cancel)
    {
        private readonly double[] strength = Degrees.Strength(graph, null, cancel);
        private readonly double[] step = new double[graph.NodeCount];
        private double[] now = Column<double>.Allocate(graph.NodeCount);
        private double[] next = Column<double>.Allocate(graph.NodeCount);

        // Weights and teleports may be beyond what four bytes can hold.
        private bool rounded = !graph.IsWeighted && teleport is null;
        private float[] roundedNow = [];
        private float[] roundedNext = [];

        public PageRankScores Run(double tolerance, IProgress<double>? progress)
        {
            var (walking, resting, total) = (0.0, 0.0, 0.0);
            for (var v = 0; v < strength.Length; v++)
            {
                if (strength[v] > 0) walking += Teleport(v);
                else resting += Teleport(v);
                total += strength[v];
            }
            var mass = walking / (1 - damping) + resting;
            // The walk without restarts rests at the strengths: a start that is already right in the slowest direction.
            if (total > 0) Array.Fill(now, walking / (1 - damping) / total);
            if (rounded)
            {
                (roundedNow, roundedNext) = (Column<float>.Allocate(now.Length), Column<float>.Allocate(now.Length));
                Array.Fill(roundedNow, (float)now[0]);
            }
            var fine = Math.Max(tolerance, Rounding * damping / (1 - damping));

            var (passes, error, factor) = (0, 0.0, damping);
            while (total > 0)
            {
                var before = factor;
                if (passes > 0) factor = damping == 0 ? 0 : 1 / (2 / damping - before);
                var accelerate = passes > 0 && damping > 0;
                error = Pass(accelerate ? factor * before : 0, accelerate ? 2 * factor / damping : 1) / ((1 - damping) * mass);
                passes++;
                progress?.Report(Math.Clamp(Math.Log(error) / Math.Log(tolerance), 0, 1));
                // The residual belongs to the values before the step, so those are the ones to return.
                if ((error <= tolerance && !rounded) || passes >= MostPasses) break;
                if (rounded) (roundedNow, roundedNext) = (roundedNext, roundedNow);
                else (now, next) = (next, now);
                rounded &= error > fine && passes < MostPasses / 2;
            }
            progress?.Report(1);
            return new PageRankScores(Ranks(mass), passes, error);
        }

        private double Teleport(int node) => teleport?[node] ?? 1;

        /// <summary>One step for all nodes; returns the residual's sum before it.</summary>
        private double Pass(double keep, double gain)
        {
            // Nobody reads a partner's whole value while rounded ones do: it may be replaced in its place.
            double* read = new Column<double>(now).Pointer, write = rounded ? read : new Column<double>(next).Pointer;
            float* roundedRead = new Column<float>(roundedNow).Pointer, roundedWrite = new Column<float>(roundedNext).Pointer;
            var whole = !rounded;
            return Cpu.Sum(graph.NodeCount, Block, (from, to) =>
            {
                long* offsets = graph.Offsets;
                int* neighbours = graph.Neighbours;
                var residuals = 0.0;
                for (var v = from; v < to; v++)
                {
                    if (strength[v] == 0) continue;
                    int* first = neighbours + offsets[v], end = neighbours + offsets[v + 1];
                    var pulled = graph.IsWeighted ? Pull(first, end, graph.Weights + offsets[v], read) : whole ? Pull(first, end, read) : Pull(first, end, roundedRead);
                    var residual = (Teleport(v) + damping * pulled) - strength[v] * read[v];
                    residuals += Math.Abs(residual);
                    step[v] = keep * step[v] + gain * residual / strength[v];
                    write[v] = read[v] + step[v];
                    if (!whole) roundedWrite[v] = (float)write[v];
                }
                return residuals;
            }, cancel);
        }

        private static double Pull(int* partner, int* end, double* weight, double* read)
        {
            var sum = 0.0;
            for (; partner < end; partner++, weight++) sum += *weight * read[*partner];
            return sum;
        }

        /// <summary>Four sums at a time do not wait for each other.</summary>
        private static double Pull<T>(int* partner, int* end, T* read) where T : unmanaged, INumberBase<T>
        {
            double sum = 0, second = 0, third = 0, fourth = 0;
            for (; partner <= end - 4; partner += 4)
            {
                sum += double.CreateTruncating(read[partner[0]]);
                second += double.CreateTruncating(read[partner[1]]);
                third += double.CreateTruncating(read[partner[2]]);
                fourth += double.CreateTruncating(read[partner[3]]);
            }
            for (; partner < end; partner++) sum += double.CreateTruncating(read[*partner]);
            return sum + second + (third + fourth);
        }

        private double[] Ranks(double mass)
        {
            var ranks = new double[graph.NodeCount];
            for (var v = 0; v < ranks.Length; v++)
                ranks[v] = (strength[v] > 0 ? now[v] * strength[v] : Teleport(v)) / mass;
            GC.KeepAlive(graph);
            return ranks;
        }
    }
}
