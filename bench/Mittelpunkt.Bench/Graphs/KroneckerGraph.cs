namespace Mittelpunkt.Bench.Graphs;

/// <summary>
/// The Kronecker (R-MAT) graph of the Graph500 benchmark: 2^scale nodes, 16 drawn ties a node, each tie placed by
/// scale choices among the quarters of the matrix with probabilities 0.57, 0.19, 0.19, 0.05, ids permuted.
/// Loops and repeated ties stay in the file; every reader drops them. The same seed gives the same file on every machine.
/// Source: Chakrabarti, Zhan, Faloutsos, "R-MAT", SDM 2004; Graph500 specification.
/// </summary>
public static class KroneckerGraph
{
    public const int LargestScale = 26;
    private const int TiesANode = 16;

    /// <summary>Draws the ties: one 64-bit key a tie, one end in each half.</summary>
    public static long[] Draw(int scale, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, LargestScale);
        var random = new SplitMix(seed);
        var name = new int[1 << scale];
        for (var v = 0; v < name.Length; v++) name[v] = v;
        for (var i = name.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (name[i], name[j]) = (name[j], name[i]);
        }

        var keys = new long[TiesANode << scale];
        for (var i = 0; i < keys.Length; i++) keys[i] = DrawTie(scale, name, ref random);
        return keys;
    }

    private static long DrawTie(int scale, int[] name, ref SplitMix random)
    {
        int a = 0, b = 0;
        for (var bit = 0; bit < scale; bit++)
        {
            var quarter = random.Fraction();
            a = (a << 1) | (quarter >= 0.76 ? 1 : 0);
            b = (b << 1) | (quarter is >= 0.57 and < 0.76 or >= 0.95 ? 1 : 0);
        }

        return ((long)name[a] << 32) | (uint)name[b];
    }
}
