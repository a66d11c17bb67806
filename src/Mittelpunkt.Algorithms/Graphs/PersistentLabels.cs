namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>Names of communities that stay when the network changes a little.</summary>
public static class PersistentLabels
{
    /// <summary>The label of a node that was not there before.</summary>
    public const int New = -1;

    /// <summary>
    /// Gives each present community the name of the former one it shares most of its members with: pairs are joined by
    /// falling Jaccard share of their members (equal shares: more common members, then the smaller former label), each
    /// name once, and only where at least <paramref name="leastShare"/> is common. Every other community gets a name
    /// never used before, from <c>largest former label + 1</c> up. O(n + p log p) for p pairs that share a member.
    /// </summary>
    /// <param name="former">Former name of each present node; <see cref="New"/> for a node that was not there.</param>
    /// <param name="present">Community of each present node, any numbers from 0 up.</param>
    /// <param name="leastShare">Least common share of both communities' members, 0 to 1. Members that have left are not counted.</param>
    /// <returns>The name of each node's community.</returns>
    /// <exception cref="ArgumentException">Different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label below −1 or 0, a share outside 0 to 1.</exception>
    /// <remarks>Source of the matching by Jaccard share: Greene, Doyle and Cunningham, "Tracking the evolution of communities in dynamic social networks", ASONAM 2010.</remarks>
    public static int[] Carry(int[] former, int[] present, double leastShare = 0.3)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(present);
        if (!(leastShare >= 0 && leastShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(leastShare), leastShare, "The share lies between 0 and 1.");
        var (groups, count) = Partitions.Dense(present, former.Length, nameof(present));
        var sizes = new int[count];
        var formerSizes = new Dictionary<int, int>();
        var common = new Dictionary<(int Former, int Group), int>();
        long fresh = 0;
        for (var v = 0; v < groups.Length; v++)
        {
            sizes[groups[v]]++;
            var name = former[v];
            if (name < New) throw new ArgumentOutOfRangeException(nameof(former), name, $"The former label of node {v} is below −1.");
            fresh = Math.Max(fresh, name + 1L);
            if (name == New) continue;
            formerSizes[name] = formerSizes.GetValueOrDefault(name) + 1;
            common[(name, groups[v])] = common.GetValueOrDefault((name, groups[v])) + 1;
        }

        var names = Join(common, formerSizes, sizes, leastShare);
        for (var g = 0; g < count; g++) if (names[g] < 0) names[g] = checked((int)fresh++);
        return Array.ConvertAll(groups, g => names[g]);
    }

    private static int[] Join(
        Dictionary<(int Former, int Group), int> common, Dictionary<int, int> formerSizes, int[] sizes, double leastShare)
    {
        var pairs = common
            .Select(pair => (pair.Key.Former, pair.Key.Group, Members: pair.Value,
                Share: (double)pair.Value / (formerSizes[pair.Key.Former] + sizes[pair.Key.Group] - pair.Value)))
            .Where(pair => pair.Share >= leastShare)
            .OrderByDescending(pair => pair.Share).ThenByDescending(pair => pair.Members)
            .ThenBy(pair => pair.Former).ThenBy(pair => pair.Group);
        var names = new int[sizes.Length];
        Array.Fill(names, New);
        var given = new HashSet<int>();
        foreach (var pair in pairs)
            if (names[pair.Group] == New && given.Add(pair.Former)) names[pair.Group] = pair.Former;
        return names;
    }
}
