namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Runs loops on all processors. Results never depend on the number of threads: every block writes its own places,
/// and sums over blocks are taken in the order of the blocks.
/// </summary>
public static class Cpu
{
    private static readonly AsyncLocal<int> limit = new();

    /// <summary>Number of threads a long operation started here will use.</summary>
    public static int Threads => limit.Value > 0 ? limit.Value : Environment.ProcessorCount;

    /// <summary>Limits the threads of operations started in this asynchronous flow until the result is disposed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one thread.</exception>
    public static IDisposable Limit(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var before = limit.Value;
        limit.Value = threads;
        return new Restore(before);
    }

    /// <summary>Calls <paramref name="body"/>(from, to) for consecutive blocks of at most <paramref name="block"/> indices.</summary>
    internal static void Blocks(
        int count, int block, Action<int, int> body, IProgress<double>? progress = null, CancellationToken cancel = default) =>
        Blocks(count, block, () => 0, (from, to, _) => body(from, to), progress, cancel);

    /// <summary>As above with one scratch state a thread, made by <paramref name="state"/>.</summary>
    internal static void Blocks<TState>(
        int count, int block, Func<TState> state, Action<int, int, TState> body,
        IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        var blocks = (int)(((long)count + block - 1) / block);
        int next = 0, done = 0, failed = 0;
        void Work()
        {
            var mine = state();
            try
            {
                for (int b; (b = Interlocked.Increment(ref next) - 1) < blocks && failed == 0;)
                {
                    cancel.ThrowIfCancellationRequested();
                    body(b * block, (int)Math.Min(count, (long)(b + 1) * block), mine);
                    progress?.Report((double)Interlocked.Increment(ref done) / blocks);
                }
            }
            catch
            {
                Volatile.Write(ref failed, 1);
                throw;
            }
        }

        Together(Math.Min(Threads, blocks), Work);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Sums over blocks, added in the order of the blocks whatever thread made them.</summary>
    internal static double Sum(int count, int block, Func<int, int, double> part, CancellationToken cancel = default)
    {
        var parts = new double[((long)count + block - 1) / block];
        Blocks(count, block, (from, to) => parts[from / block] = part(from, to), cancel: cancel);
        var sum = 0.0;
        foreach (var value in parts) sum += value;
        return sum;
    }

    private static void Together(int threads, Action work)
    {
        if (threads <= 1)
        {
            work();
            return;
        }
        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => work());
        }
        catch (AggregateException many) when (many.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(many.InnerExceptions[0]);
        }
    }

    private sealed class Restore(int before) : IDisposable
    {
        public void Dispose() => limit.Value = before;
    }
}
