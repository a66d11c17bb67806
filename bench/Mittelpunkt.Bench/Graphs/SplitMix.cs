namespace Mittelpunkt.Bench.Graphs;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): small, seedable, the same sequence on every platform.</summary>
public struct SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1) with 53 bits.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 … bound − 1.</summary>
    public int Below(int bound) => (int)(((UInt128)Next() * (uint)bound) >> 64);
}
