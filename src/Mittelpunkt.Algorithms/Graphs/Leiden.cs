namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Communities by the Leiden algorithm with modularity as quality.
/// Source: Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Sci. Rep. 9, 5233 (2019).
/// </summary>
public static class Leiden
{
    /// <summary>
    /// Finds communities: nodes move one by one, each community is refined from single nodes, the refined groups become
    /// the nodes of the next level, until nothing contracts any more; the whole is repeated up to
    /// <see cref="LeidenOptions.Iterations"/> times. Every community is connected; a node without ties is a community of its own.
    /// Ties of weight 0 join nothing here. Time near O(m) a level in practice, memory about 64 bytes a node and 32 bytes an edge.
    /// </summary>
    /// <param name="graph">The network; without weights every tie counts 1.</param>
    /// <param name="options">Resolution, seed, iterations and start; defaults when null.</param>
    /// <param name="progress">Receives a rising fraction of 1.</param>
    /// <param name="cancel">Stops the search between nodes.</param>
    /// <exception cref="ArgumentException">The start has not one label per node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option outside its range, or a negative start label.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Communities Find(
        Graph graph, LeidenOptions? options = null, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new LeidenOptions();
        options.Check(graph.NodeCount, nameof(options));
        var labels = StartLabels(graph.NodeCount, options);
        var ground = new LeidenGround(graph);
        var quality = double.NegativeInfinity;
        var best = labels;
        for (var i = 0; i < options.Iterations; i++)
        {
            var (moved, here) = Iterate(ground, labels, options, (ulong)i, new Steps(progress, i, options.Iterations), cancel);
            if (here > quality) (best, quality) = (labels.AsSpan().ToArray(), here);
            if (!moved) break;
        }

        // By construction communities are connected; this makes sure, so that nobody has to believe it.
        var found = best.Length == 0 ? 0 : best.Max() + 1;
        var count = Partitions.SplitIntoConnectedParts(ground.Level.Graph, best, cancel);
        if (count != found) quality = Modularity.Of(ground.Level.Graph, best, count, options.Resolution, cancel);
        best = ground.ToGraph(best);
        Partitions.NumberBySize(best, count);
        progress?.Report(1);
        return new Communities(best, count, quality);
    }

    private static int[] StartLabels(int nodes, LeidenOptions options)
    {
        if (options.Start is not null) return Partitions.Dense(options.Start, nodes, nameof(options)).Labels;
        var labels = Column<int>.Scratch(nodes);
        for (var v = 0; v < nodes; v++) labels[v] = v;
        return labels;
    }

    /// <summary>
    /// One run from the ground to the top; <paramref name="labels"/>, in the order of the ground, is start and result. Whether any node moved, and the quality.
    /// </summary>
    private static (bool Moved, double Quality) Iterate(
        LeidenGround ground, int[] labels, LeidenOptions options, ulong iteration, Steps steps, CancellationToken cancel)
    {
        var level = ground.Level;
        var community = Column<int>.Scratch(labels.Length);
        labels.CopyTo(community, 0);
        var place = Column<int>.Scratch(labels.Length);
        for (var v = 0; v < place.Length; v++) place[v] = v;
        var any = false;
        for (var depth = 0UL; ; depth++)
        {
            var stream = (iteration << 48) | (depth << 40);
            var order = VisitingOrder(community, new LeidenRandom(options.Seed, ~stream));
            any |= new LeidenMoving(level, community, options.Resolution, order, cancel).Run() > 0;
            steps.Done(depth);
            var communities = Partitions.NumberInPlace(community, level.NodeCount);
            for (var v = 0; v < labels.Length; v++) labels[v] = community[place[v]];
            if (communities == level.NodeCount) return (any, level.Quality(options.Resolution));
            if (depth == 0 && iteration == 0 && ground.Gather(labels, communities, cancel)) (level, community) = (ground.Level, labels.AsSpan().ToArray());
            var (group, groups) = LeidenRefinement.Run(level, community, communities, options, stream, cancel);
            // Where nothing merged, contract the communities themselves, so that every level is smaller than the last.
            if (groups == level.NodeCount) (group, groups) = (community.AsSpan().ToArray(), communities);
            var above = Column<int>.Scratch(groups);
            for (var v = 0; v < group.Length; v++) above[group[v]] = community[v];
            for (var v = 0; v < place.Length; v++) place[v] = group[place[v]];
            level = level.Contract(group, groups, cancel);
            community = above;
        }
    }

    /// <summary>A random order; where communities exist, one community after the other, since neighbours then lie near in the caches.</summary>
    private static int[] VisitingOrder(int[] community, LeidenRandom random)
    {
        var order = Column<int>.Scratch(community.Length);
        for (var v = 0; v < order.Length; v++) order[v] = v;
        random.Shuffle(order);
        var starts = new int[community.Length + 1];
        foreach (var c in community) starts[c + 1]++;
        for (var c = 0; c < community.Length; c++) starts[c + 1] += starts[c];
        if (Array.TrueForAll(community, c => starts[c + 1] - starts[c] == 1)) return order;
        var grouped = Column<int>.Scratch(order.Length);
        foreach (var v in order) grouped[starts[community[v]]++] = v;
        return grouped;
    }

    /// <summary>Progress over iterations and levels: every level fills half of what is left of its iteration.</summary>
    private readonly struct Steps(IProgress<double>? progress, int iteration, int iterations)
    {
        internal void Done(ulong depth) => progress?.Report((iteration + 1 - Math.Pow(0.5, depth + 1)) / iterations);
    }
}
