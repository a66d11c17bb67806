namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>How <see cref="Leiden"/> searches.</summary>
public sealed record LeidenOptions
{
    /// <summary>γ of the modularity: 1 is the classic measure, larger values give more and smaller communities. Finite, not negative.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Most passes of the whole algorithm; each starts from the result of the one before and stops where nothing moves. At least 1.</summary>
    public int Iterations { get; init; } = 2;

    /// <summary>Fixes every random choice: the same graph, options and seed give the same communities on any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>θ of the refinement, in units of tie weight: small values merge almost always where it helps most. Positive.</summary>
    public double Randomness { get; init; } = 0.01;

    /// <summary>Communities to start from, one label a node, none negative; null starts from single nodes.</summary>
    public int[]? Start { get; init; }

    internal void Check(int nodes, string options)
    {
        if (!double.IsFinite(Resolution) || Resolution < 0)
            throw new ArgumentOutOfRangeException(options, Resolution, "The resolution is a finite number, not negative.");
        if (Iterations < 1)
            throw new ArgumentOutOfRangeException(options, Iterations, "At least one iteration is needed.");
        if (!double.IsFinite(Randomness) || Randomness <= 0)
            throw new ArgumentOutOfRangeException(options, Randomness, "The randomness is a finite number above 0.");
        if (Start is not null && Start.Length != nodes)
            throw new ArgumentException($"One start label per node is needed: {nodes} nodes, {Start.Length} labels.", options);
    }
}
