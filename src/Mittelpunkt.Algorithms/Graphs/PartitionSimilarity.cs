namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>How alike two divisions of the same nodes are.</summary>
public static class PartitionSimilarity
{
    /// <summary>
    /// Normalised mutual information 2 I(A; B) / (H(A) + H(B)): 1 for equal divisions whatever their labels, near 0 for
    /// unrelated ones; 1 where both are a single group. Without unit. O(n + pairs of labels that meet).
    /// </summary>
    /// <param name="a">Label of each node, any numbers from 0 up.</param>
    /// <param name="b">Label of each node in the other division, as many.</param>
    /// <exception cref="ArgumentException">Different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative label.</exception>
    /// <remarks>Source: Danon, Díaz-Guilera, Duch and Arenas, J. Stat. Mech. P09008 (2005).</remarks>
    public static double NormalisedMutualInformation(int[] a, int[] b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (left, lefts) = Partitions.Dense(a, a.Length, nameof(a));
        var (right, rights) = Partitions.Dense(b, a.Length, nameof(b));
        if (lefts <= 1 && rights <= 1) return 1;
        var ofLeft = new double[lefts];
        var ofRight = new double[rights];
        var together = new Dictionary<long, double>();
        for (var v = 0; v < left.Length; v++)
        {
            ofLeft[left[v]]++;
            ofRight[right[v]]++;
            System.Runtime.InteropServices.CollectionsMarshal
                .GetValueRefOrAddDefault(together, ((long)left[v] << 32) | (uint)right[v], out _)++;
        }

        double n = left.Length, shared = 0;
        foreach (var (key, count) in together)
            shared += count / n * Math.Log(count * n / (ofLeft[(int)(key >> 32)] * ofRight[(int)key]));
        return Math.Clamp(2 * shared / (Entropy(ofLeft, n) + Entropy(ofRight, n)), 0, 1);
    }

    private static double Entropy(double[] counts, double n)
    {
        var sum = 0.0;
        foreach (var count in counts) sum -= count / n * Math.Log(count / n);
        return sum;
    }
}
