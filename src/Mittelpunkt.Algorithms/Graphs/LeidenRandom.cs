namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// A stream is named by a seed and a key, so parallel workers draw the same numbers whatever their order.
/// </summary>
internal struct LeidenRandom(ulong seed, ulong key)
{
    private ulong state = Mix(seed + 0x9E3779B97F4A7C15) ^ Mix(key * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D);

    internal ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    internal double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal int Below(int bound) => (int)(((UInt128)Next() * (uint)bound) >> 64);

    internal void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
