namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>How far <see cref="PersonalisedPageRank.Top"/> searches.</summary>
public sealed record PushOptions
{
    /// <summary>Probability of going back to an anchor at each step, above 0 and below 1. 0.15 is a damping of 0.85.</summary>
    public double Restart { get; init; } = 0.15;

    /// <summary>ε: a node passes on what arrived once that is more than ε times its strength. Above 0.</summary>
    public double Threshold { get; init; } = 1e-5;

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
/// <param name="ErrorBound">The true value of any node exceeds its score by at most this times the node's strength, and never falls below it.</param>
/// <param name="Residual">Probability not yet placed on any node: the sum of all errors.</param>
/// <param name="Ties">Number of ties walked.</param>
/// <param name="Visited">Number of nodes met.</param>
public readonly record struct PushResult(int Count, double ErrorBound, double Residual, long Ties, int Visited);
