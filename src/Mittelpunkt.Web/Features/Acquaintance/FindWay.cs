using Mittelpunkt.Algorithms.Graphs;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Features.Acquaintance;

/// <summary>One tie of a chain.</summary>
public sealed record Link(NetworkActor From, NetworkActor To, NetworkTie Tie);

/// <summary>How two actors are joined by public ties.</summary>
/// <param name="Start">Who asks.</param>
/// <param name="Goal">Who is asked for.</param>
/// <param name="Length">Ties on a shortest chain; 0 for the same actor, null when there is no chain of at most <see cref="FindWay.Longest"/>.</param>
/// <param name="Count">Number of shortest chains.</param>
/// <param name="Best">The best of them: strong ties first, then intermediaries with few ties.</param>
public sealed record Way(NetworkActor Start, NetworkActor Goal, int? Length, double Count, IReadOnlyList<IReadOnlyList<Link>> Best)
{
    /// <summary>Whether one of the two has no public tie at all.</summary>
    public required bool StartIsAlone { get; init; }

    public required bool GoalIsAlone { get; init; }
}

/// <summary>Who can introduce me? The shortest chains of acquaintances over public ties.</summary>
public static class FindWay
{
    /// <summary>Most ties of a chain; beyond, nobody introduces anybody.</summary>
    public const int Longest = 6;

    /// <summary>Most chains shown.</summary>
    public const int Shown = 10;

    public static Way Between(RegionNetwork network, int start, int goal, CancellationToken ct)
    {
        var found = AcquaintancePaths.Find(network.Graph, start, goal, Longest, Shown, cancel: ct);
        return new Way(
            network.Actors[start], network.Actors[goal], found?.Length, found?.Count ?? 0,
            found is null or { Length: 0 } ? [] : [.. found.Best.Select(chain => Links(network, chain.Nodes))])
        {
            StartIsAlone = network.Graph.Degree(start) == 0,
            GoalIsAlone = network.Graph.Degree(goal) == 0,
        };
    }

    private static Link[] Links(RegionNetwork network, IReadOnlyList<int> nodes) =>
    [
        .. nodes.Zip(nodes.Skip(1), (a, b) => new Link(network.Actors[a], network.Actors[b], network.Between(a, b)!.Value)),
    ];
}
