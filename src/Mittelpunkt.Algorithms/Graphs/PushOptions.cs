namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>How far <see cref="PersonalisedPageRank.Top"/> searches.</summary>
public sealed record PushOptions
{
    /// <summary>Probability of going back to an anchor at each step, above 0 and below 1. 0.15 is a damping of 0.85.</summary>
    public double Restart { get; init; } = 0.15;

    /// <summary>ε: a node passes on what arrived once that is more than ε times its strength. Above 0.</summary>
    public double Threshold { get; init; } = 9e-6;

    /// <summary>Early stop: no node is taken up once this many ties have been walked. At least 1.</summary>
    public long MostTies { get; init; } = long.MaxValue;

    internal void Check(string options)
    {
        if (!(Restart > 0 && Restart < 1))
            throw new ArgumentOutOfRangeException(options, Restart, "The restart probability lies between 0 and 1.");
        if (!(Threshold > 0) || !double.IsFinite(Threshold))
            throw new ArgumentOutOfRangeException(options, Threshold, "The threshold is a finite number above 0.");
        if (MostTies < 1)
            throw new ArgumentOutOfRangeException(options, MostTies, "At least one tie must be allowed.");
    }
}

/// <summary>What a push found out.</summary>
/// <param name="Count">Number of nodes written.</param>
/// <param name="ErrorBound">The true value of any node differs from its score by at most this times the node's strength.</param>
/// <param name="Residual">Probability the push has not placed on any node.</param>
/// <param name="Ties">Number of ties walked.</param>
/// <param name="Looked">Number of ties looked at once more to order the best nodes.</param>
/// <param name="Visited">Number of nodes met.</param>
public readonly record struct PushResult(int Count, double ErrorBound, double Residual, long Ties, long Looked, int Visited);
