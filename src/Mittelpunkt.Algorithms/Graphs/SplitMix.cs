namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A stream of random numbers that depends on a seed and the number of a piece of work only, so that threads can share pieces in any way.</summary>
/// <remarks>Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA (2014).</remarks>
internal struct SplitMix(int seed, long piece)
{
    private ulong state = Mix(((ulong)(uint)seed << 32) + 0x9E3779B97F4A7C15ul) ^ Mix((ulong)piece * 0xD1342543DE82EF95ul + 1);

    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15ul);

    /// <summary>An even number from 0 to below the bound.</summary>
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>An even number in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1ul << 53));

    public void Shuffle(int[] values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ul;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBul;
        return z ^ (z >> 31);
    }
}
