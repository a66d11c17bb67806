namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Several runs of <see cref="Leiden"/> and how far they agree.</summary>
/// <param name="Best">The run with the highest modularity; of equals the smallest seed.</param>
/// <param name="BestSeed">Its seed.</param>
/// <param name="Stability">Mean normalised mutual information over all pairs of runs, 0 to 1; near 1 the communities do not hang on chance.</param>
/// <param name="Modularities">Modularity of each run, in the order of the seeds.</param>
public sealed record CommunityStability(
    Communities Best, ulong BestSeed, double Stability, IReadOnlyList<double> Modularities)
{
    /// <summary>
    /// Runs Leiden with the seeds <c>options.Seed</c>, +1, … Costs <paramref name="runs"/> times
    /// <see cref="Leiden.Find"/> and O(runs² n).
    /// </summary>
    /// <param name="graph">The network.</param>
    /// <param name="runs">Number of seeds, at least 2.</param>
    /// <param name="options">Options of every run; defaults when null.</param>
    /// <param name="progress">Receives a rising fraction of 1.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two runs, or an option outside its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CommunityStability Measure(
        Graph graph, int runs, LeidenOptions? options = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        options ??= new LeidenOptions();
        var found = new Communities[runs];
        Cpu.Blocks(runs, 1, (i, _) => found[i] = Leiden.Find(graph, options with { Seed = options.Seed + (ulong)i }, null, cancel), progress, cancel);
        var best = 0;
        for (var i = 1; i < runs; i++) if (found[i].Modularity > found[best].Modularity) best = i;

        var sum = 0.0;
        for (var i = 0; i < runs; i++)
        {
            for (var j = 0; j < i; j++)
            {
                cancel.ThrowIfCancellationRequested();
                sum += PartitionSimilarity.NormalisedMutualInformation(found[i].Labels, found[j].Labels);
            }
        }

        return new CommunityStability(
            found[best], options.Seed + (ulong)best, sum / (runs * (runs - 1) / 2.0), found.Select(c => c.Modularity).ToArray());
    }
}
