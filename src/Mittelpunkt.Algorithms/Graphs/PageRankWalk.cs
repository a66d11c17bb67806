using System.Numerics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Solves (S − d·A)·z = t. The ranks are S·z over their sum, which is known beforehand: a walk keeps its mass, so nodes with strength
/// hold their teleport / (1 − d) together and the others just theirs. The sum of the absolute residuals over 1 − d bounds their errors.
/// </summary>
/// <typeparam name="T">How directions are kept.</typeparam>
internal sealed unsafe class PageRankWalk<T>(Graph graph, double damping, double[]? teleport, CancellationToken cancel) where T : unmanaged, INumberBase<T>
{
    private const int Block = 2048;
    private const int MostPasses = 10_000;

    private readonly int nodes = graph.NodeCount;
    private readonly double[] strength = Degrees.Strength(graph, null, cancel);
    // 0 for nodes without strength, which drops them out of every sum.
    private readonly double[] inverse = Column<double>.Allocate(graph.NodeCount);
    private readonly double[] solution = Column<double>.Allocate(graph.NodeCount);
    private readonly double[] residual = Column<double>.Allocate(graph.NodeCount);
    private readonly double[] image = Column<double>.Allocate(graph.NodeCount);
    private readonly T[] direction = Column<T>.Allocate(graph.NodeCount);

    public PageRankScores Run(double tolerance, IProgress<double>? progress)
    {
        var (walking, resting, total) = (0.0, 0.0, 0.0);
        for (var v = 0; v < nodes; v++)
        {
            if (strength[v] > 0) walking += Teleport(v);
            else resting += Teleport(v);
            total += strength[v];
        }

        var mass = walking / (1 - damping) + resting;
        var unit = (1 - damping) * mass;
        // The walk without restarts rests at the strengths: a start that is already right in the slowest direction.
        var (passes, error) = (0, total > 0 ? Start(walking / (1 - damping) / total) / unit : 0);
        while (error > tolerance && passes < MostPasses)
        {
            var before = error;
            passes += Descend(tolerance, unit, MostPasses - passes, progress) + 1;
            error = Look() / unit;
            // What is left then is the arithmetic's.
            if (!(error < before / 2)) break;
        }

        progress?.Report(1);
        return new PageRankScores(Ranks(mass), passes, error);
    }

    private double Teleport(int node) => teleport?[node] ?? 1;

    /// <summary>The same value everywhere needs no look at the ties. Returns the residual's sum.</summary>
    private double Start(double value) => Cpu.Sum(nodes, Block, (from, to) =>
    {
        var sum = 0.0;
        for (var v = from; v < to; v++)
        {
            inverse[v] = strength[v] > 0 ? Math.Min(1 / strength[v], double.MaxValue) : 0;
            solution[v] = value;
            direction[v] = T.Zero;
            residual[v] = strength[v] > 0 ? Teleport(v) - (1 - damping) * strength[v] * value : 0;
            image[v] = 0;
            sum += Math.Abs(residual[v]);
        }

        return sum;
    }, cancel);

    /// <summary>Conjugate gradients until the residual they carry along is small enough; the passes it took.</summary>
    private int Descend(double tolerance, double unit, int most, IProgress<double>? progress)
    {
        var energy = Energy(0);
        Turn(0, 0);
        for (var passes = 1; ; passes++)
        {
            var length = energy / Bend();
            if (!(length > 0) || !double.IsFinite(length)) return passes;
            var left = Energy(length);
            var error = Turn(length, left / energy) / unit;
            energy = left;
            progress?.Report(Math.Clamp(Math.Log(error) / Math.Log(tolerance), 0, 1));
            if (error <= tolerance || passes >= most) return passes;
        }
    }

    /// <summary>What the system makes of the direction; returns their product.</summary>
    private double Bend()
    {
        var read = new Column<T>(direction).Pointer;
        return Cpu.Sum(nodes, Block, (from, to) =>
        {
            var sum = 0.0;
            for (var v = from; v < to; v++)
            {
                if (strength[v] == 0) continue;
                var here = double.CreateTruncating(read[v]);
                image[v] = strength[v] * here - damping * Pull(v, read);
                sum += here * image[v];
            }

            return sum;
        }, cancel);
    }

    /// <summary>Takes a step of this length off the residual; returns the sum of its squares over the strengths.</summary>
    private double Energy(double length)
    {
        double* left = new Column<double>(residual).Pointer, off = new Column<double>(image).Pointer, scale = new Column<double>(inverse).Pointer;
        return Cpu.Sum(nodes, Block, (from, to) =>
        {
            var sum = 0.0;
            for (var v = from; v < to; v++)
            {
                var here = left[v] - length * off[v];
                left[v] = here;
                sum += here * here * scale[v];
            }

            return sum;
        }, cancel);
    }

    /// <summary>Takes the step and turns to the next direction, which keeps this share of the last one; returns the sum of the absolute residuals.</summary>
    private double Turn(double length, double keep)
    {
        double* left = new Column<double>(residual).Pointer, to = new Column<double>(solution).Pointer, scale = new Column<double>(inverse).Pointer;
        var along = new Column<T>(direction).Pointer;
        return Cpu.Sum(nodes, Block, (first, end) =>
        {
            var sum = 0.0;
            for (var v = first; v < end; v++)
            {
                var here = double.CreateTruncating(along[v]);
                to[v] += length * here;
                along[v] = T.CreateTruncating(left[v] * scale[v] + keep * here);
                sum += Math.Abs(left[v]);
            }

            return sum;
        }, cancel);
    }

    /// <summary>The residual of the solution as it is now, and the sum of its absolute values.</summary>
    private double Look()
    {
        var read = new Column<double>(solution).Pointer;
        return Cpu.Sum(nodes, Block, (from, to) =>
        {
            var sum = 0.0;
            for (var v = from; v < to; v++)
            {
                if (strength[v] == 0) continue;
                residual[v] = Teleport(v) + damping * Pull(v, read) - strength[v] * read[v];
                sum += Math.Abs(residual[v]);
            }

            return sum;
        }, cancel);
    }

    private double Pull<TValue>(int node, TValue* read) where TValue : unmanaged, INumberBase<TValue>
    {
        int* first = graph.Neighbours + graph.Offsets[node], end = graph.Neighbours + graph.Offsets[node + 1];
        return graph.IsWeighted ? Pull(first, end, graph.Weights + graph.Offsets[node], read) : Pull(first, end, read);
    }

    private static double Pull<TValue>(int* partner, int* end, double* weight, TValue* read) where TValue : unmanaged, INumberBase<TValue>
    {
        var sum = 0.0;
        for (; partner < end; partner++, weight++) sum += *weight * double.CreateTruncating(read[*partner]);
        return sum;
    }

    /// <summary>Four sums at a time do not wait for each other.</summary>
    private static double Pull<TValue>(int* partner, int* end, TValue* read) where TValue : unmanaged, INumberBase<TValue>
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
        var ranks = new double[nodes];
        for (var v = 0; v < nodes; v++) ranks[v] = (strength[v] > 0 ? solution[v] * strength[v] : Teleport(v)) / mass;
        GC.KeepAlive(graph);
        return ranks;
    }
}
