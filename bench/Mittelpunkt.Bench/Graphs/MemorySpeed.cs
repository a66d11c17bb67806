using System.Diagnostics;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>What the machine's memory gives at this moment, measured beside the rows so that a busy machine shows.</summary>
/// <param name="RandomReads">Independent 4-byte reads a second at random places of 256 MB, all processors together.</param>
/// <param name="DependentReads">Reads a second where each place is named by the read before, one processor.</param>
/// <param name="Stream">Bytes a second read in order, all processors together.</param>
public sealed record MemorySpeed(double RandomReads, double DependentReads, double Stream)
{
    private const int Length = 1 << 26;

    public static MemorySpeed Measure()
    {
        var values = new int[Length];
        // One cycle through all places: a full-period congruential sequence.
        for (uint i = 0; i < Length; i++) values[i] = (int)((i * 1_664_525u + 1_013_904_223u) & (Length - 1));
        var threads = Environment.ProcessorCount;
        const int reads = 20_000_000;
        var random = Seconds(() => Parallel.For(0, threads, t =>
        {
            var dice = new SplitMix((ulong)t);
            var sum = 0;
            for (var i = 0; i < reads; i++) sum += values[(int)(dice.Next() & (Length - 1))];
            GC.KeepAlive(sum);
        }));
        const int steps = 2_000_000;
        var chain = Seconds(() =>
        {
            var at = 0;
            for (var i = 0; i < steps; i++) at = values[at];
            GC.KeepAlive(at);
        });
        var stream = Seconds(() => Parallel.For(0, threads, t =>
        {
            var part = values.AsSpan(Length / threads * t, Length / threads);
            var sum = System.Numerics.Vector<int>.Zero;
            foreach (var v in System.Runtime.InteropServices.MemoryMarshal.Cast<int, System.Numerics.Vector<int>>(part)) sum += v;
            GC.KeepAlive(sum);
        }));
        return new MemorySpeed((double)reads * threads / random, steps / chain, 4.0 * Length / stream);
    }

    private static double Seconds(Action action)
    {
        action();
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
