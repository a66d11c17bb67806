using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>A network in figures that name nobody and rank nobody. What too little is known for is null.</summary>
public sealed record NetworkFigures
{
    /// <summary>Fewest ties from which a share says something about a network.</summary>
    public const int EnoughTies = 30;

    public required DateTimeOffset? AsOf { get; init; }

    public required int ActorsInRegion { get; init; }

    public required int ActorsElsewhere { get; init; }

    /// <summary>Actors with a public tie, partners elsewhere included.</summary>
    public required int ActorsWithTie { get; init; }

    public required TieReach Ties { get; init; }

    public required Cohesion Cohesion { get; init; }

    public Crossing? Kinds { get; init; }

    public Crossing? Sectors { get; init; }

    /// <summary>Ties whose both ends have a known sector.</summary>
    public required long TiesWithSectors { get; init; }

    public Openness? Openness { get; init; }

    /// <summary>Of the pairs with a common partner, the share that is joined itself.</summary>
    public double? Clustering { get; init; }

    public double? MeanDistance { get; init; }

    /// <summary>Whether <see cref="MeanDistance"/> comes from a sample of starting points.</summary>
    public bool DistanceIsSampled { get; init; }

    public Groups? Communities { get; init; }

    /// <summary>Ties between two kinds, for each pair of them in either order.</summary>
    public required IReadOnlyDictionary<(ActorKind, ActorKind), int> TiesByKinds { get; init; }
}

/// <summary>Ties by where their ends sit.</summary>
public sealed record TieReach(long Inside, long Leaving, long Elsewhere)
{
    public long All => Inside + Leaving + Elsewhere;
}

/// <summary>How much of the network hangs together.</summary>
/// <param name="Pieces">Connected pieces of at least two actors.</param>
/// <param name="InLargest">Actors in the largest one, partners elsewhere included.</param>
/// <param name="RegionInLargest">Actors of the region in it.</param>
/// <param name="RegionWithoutTie">Actors of the region without any public tie.</param>
/// <param name="CoreDepth">The largest k for which there is a core in which everybody has k ties to others of it.</param>
/// <param name="CoreSize">Actors in that core.</param>
public sealed record Cohesion(int Pieces, int InLargest, int RegionInLargest, int RegionWithoutTie, int CoreDepth, int CoreSize);

/// <summary>Ties between unlike actors beside what random mixing would bring about.</summary>
/// <param name="Known">Ties whose both ends are known.</param>
/// <param name="Across">Those between unlike actors.</param>
/// <param name="Expected">Share across when the same ends were joined at random.</param>
public sealed record Crossing(long Known, long Across, double Expected)
{
    public double Share => (double)Across / Known;
}

/// <summary>How far the region reaches out.</summary>
/// <param name="Index">E-I index over the border of the region, -1 to 1.</param>
/// <param name="Expected">Its mean when seats were dealt out by lot.</param>
/// <param name="ZScore">Distance from that mean in standard deviations; null when lots make no difference.</param>
public sealed record Openness(double Index, double Expected, double? ZScore);

/// <summary>Communities and how surely they are there.</summary>
/// <param name="Count">Number of communities.</param>
/// <param name="Stability">Agreement between searches with other random numbers, 0 to 1.</param>
/// <param name="Runs">Number of searches.</param>
public sealed record Groups(int Count, double Stability, int Runs);
