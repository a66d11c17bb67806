using Mittelpunkt.Algorithms.Graphs;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Regions;

/// <summary>An actor as a node of the network.</summary>
public sealed record NetworkActor(Guid Id, string Slug, string Name, ActorKind Kind, char? Section, bool InRegion, string? Place);

/// <summary>A public tie as an edge of the network, between two nodes.</summary>
public readonly record struct NetworkTie(int From, int To, Rung Rung, DateOnly? Since, DateOnly? Until);

/// <summary>
/// The network of one region as everybody may see it: all its actors and its public ties. It never changes; a newer one
/// takes its place. Nodes stand in the order of the actors' ids, so that the same ledger always gives the same network.
/// </summary>
public sealed class RegionNetwork
{
    private readonly Dictionary<Guid, int> _byId;
    private readonly Dictionary<string, int> _bySlug;

    /// <param name="actors">All actors of the region, ordered by id.</param>
    /// <param name="ties">Its public ties, at most one a pair.</param>
    /// <param name="asOf">When the newest of them was entered or changed.</param>
    /// <param name="readUpTo">Id of the newest pulse known to be contained.</param>
    public RegionNetwork(IReadOnlyList<NetworkActor> actors, IReadOnlyList<NetworkTie> ties, DateTimeOffset? asOf, long readUpTo)
    {
        (Actors, Ties, AsOf, ReadUpTo) = (actors, ties, asOf, readUpTo);
        _byId = new(actors.Count);
        _bySlug = new(actors.Count, StringComparer.Ordinal);
        for (var node = 0; node < actors.Count; node++)
        {
            _byId.Add(actors[node].Id, node);
            _bySlug.Add(actors[node].Slug, node);
        }

        var builder = new GraphBuilder(actors.Count, Duplicates.Refuse);
        for (var tie = 0; tie < ties.Count; tie++)
        {
            builder.Add(ties[tie].From, ties[tie].To, (double)ties[tie].Rung, tie);
        }

        Graph = builder.Build();
    }

    public IReadOnlyList<NetworkActor> Actors { get; }

    public IReadOnlyList<NetworkTie> Ties { get; }

    /// <summary>Actors and public ties; the weight of a tie is its rung, its attribute the position in <see cref="Ties"/>.</summary>
    public Graph Graph { get; }

    public DateTimeOffset? AsOf { get; }

    public long ReadUpTo { get; }

    public int? NodeOf(Guid actorId) => _byId.TryGetValue(actorId, out var node) ? node : null;

    public int? NodeOf(string slug) => _bySlug.TryGetValue(slug, out var node) ? node : null;

    /// <summary>The tie between two nodes, or null.</summary>
    public NetworkTie? Between(int a, int b)
    {
        var at = Graph.NeighboursOf(a).BinarySearch(b);
        return at < 0 ? null : Ties[Graph.AttributesOf(a)[at]];
    }
}
