namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Who is how far from which of 64 sources, by one search with a bit a source; the scratch of one thread.</summary>
internal sealed unsafe class SourceLevels(TreeFolding network)
{
    public const int Most = 64;

    private readonly ulong[] seen = new ulong[network.NodeOf.Length];
    private readonly ulong[] standing = new ulong[network.NodeOf.Length];
    private readonly List<int> levels = [];
    private (int Node, ulong Sources)[] visits = new (int, ulong)[2 * network.NodeOf.Length + Most];

    /// <summary>Number of distances met, 0 among them.</summary>
    public int Levels => levels.Count - 1;

    /// <summary>The nodes at a distance, each with the sources that are as far from it.</summary>
    public ReadOnlySpan<(int Node, ulong Sources)> At(int level) => visits.AsSpan(levels[level], levels[level + 1] - levels[level]);

    /// <summary>Searches from the nodes from first to before last, at most 64; the n-th of them is bit n.</summary>
    public void Search(int first, int last)
    {
        Array.Clear(seen);
        levels.Clear();
        levels.Add(0);
        for (var source = first; source < last; source++)
        {
            seen[source] = 1ul << (source - first);
            visits[source - first] = (source, seen[source]);
        }
        for (var count = last - first; count > levels[^1]; count = Advance(levels[^2], count)) levels.Add(count);
    }

    private int Advance(int start, int end)
    {
        if (visits.Length <= end + seen.Length) Array.Resize(ref visits, 2 * (end + seen.Length));
        var count = end;
        for (var i = start; i < end; i++)
        {
            var (v, sources) = visits[i];
            int* w = network.Neighbours + network.Offsets[v], stop = network.Neighbours + network.Offsets[v + 1];
            for (; w < stop; w++)
            {
                ulong fresh = sources & ~seen[*w], before = standing[*w];
                standing[*w] = before | fresh;
                visits[count].Node = *w;
                count += Brandes.One(before == 0 & fresh != 0);
            }
        }
        for (var i = end; i < count; i++)
        {
            var v = visits[i].Node;
            visits[i].Sources = standing[v];
            seen[v] |= standing[v];
            standing[v] = 0;
        }
        return count;
    }
}
