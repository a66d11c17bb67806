using System.Buffers.Text;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>The edges of a run of whole lines of text, or what is wrong with the last line read.</summary>
internal sealed unsafe class EdgeBlock
{
    private readonly int maxNodeCount;
    private int[] a = new int[1 << 12];
    private int[] b = new int[1 << 12];
    private double[]? weights;
    private int count;

    private EdgeBlock(int maxNodeCount) => this.maxNodeCount = maxNodeCount;

    public EdgeChunk Edges => new(a, b, weights, count);

    /// <summary>Lines read, the faulty one included.</summary>
    public long Lines { get; private set; }

    public int MaxId { get; private set; } = -1;

    public string? Fault { get; private set; }

    public static EdgeBlock Read(byte* at, byte* end, int maxNodeCount)
    {
        var block = new EdgeBlock(maxNodeCount);
        while (at < end && block.Fault is null)
        {
            block.Lines++;
            at = block.ReadLine(at, end);
        }
        return block;
    }

    /// <summary>Reads one line and returns where the next begins.</summary>
    private byte* ReadLine(byte* at, byte* end)
    {
        at = SkipBlanks(at, end);
        if (at == end || IsLineEnd(*at)) return NextLine(at, end);
        if (*at is (byte)'#' or (byte)'%') return NextLine(at, end);

        int first = ReadId(ref at, end), second = ReadId(ref at, end);
        if (Fault is not null) return end;
        at = SkipBlanks(at, end);
        var weight = 1.0;
        if (at < end && !IsLineEnd(*at))
        {
            weight = ReadWeight(ref at, end);
            weights ??= Ones();
        }
        if (Fault is not null) return end;
        Append(first, second, weight);
        return NextLine(at, end);
    }

    private int ReadId(ref byte* at, byte* end)
    {
        at = SkipBlanks(at, end);
        var start = at;
        var value = 0L;
        while (at < end && (uint)(*at - '0') <= 9 && at - start < 11) value = value * 10 + (*at++ - '0');
        if (at == start) Fault ??= "an edge is two node ids from 0, or two ids and a weight.";
        else if (at < end && !IsBlank(*at) && !IsLineEnd(*at)) Fault ??= "a node id is a whole number from 0.";
        else if (value >= maxNodeCount) Fault ??= $"the node id {value} is beyond the limit of {maxNodeCount} nodes.";
        return (int)value;
    }

    private double ReadWeight(ref byte* at, byte* end)
    {
        var length = (int)Math.Min(end - at, 400);
        if (!Utf8Parser.TryParse(new ReadOnlySpan<byte>(at, length), out double weight, out var used) || !double.IsFinite(weight) || weight < 0)
        {
            Fault ??= "a weight is a finite number, not negative, with a decimal point.";
            return 0;
        }
        at = SkipBlanks(at + used, end);
        if (at < end && !IsLineEnd(*at)) Fault ??= "there is something after the weight.";
        return weight;
    }

    private void Append(int first, int second, double weight)
    {
        if (count == a.Length)
        {
            Array.Resize(ref a, 2 * count);
            Array.Resize(ref b, 2 * count);
            if (weights is not null) Array.Resize(ref weights, 2 * count);
        }
        MaxId = Math.Max(MaxId, Math.Max(first, second));
        a[count] = first;
        b[count] = second;
        if (weights is not null) weights[count] = weight;
        count++;
    }

    private double[] Ones()
    {
        var ones = new double[a.Length];
        Array.Fill(ones, 1);
        return ones;
    }

    private static byte* NextLine(byte* at, byte* end)
    {
        while (at < end && *at != (byte)'\n') at++;
        return at < end ? at + 1 : end;
    }

    private static byte* SkipBlanks(byte* at, byte* end)
    {
        while (at < end && IsBlank(*at)) at++;
        return at;
    }

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' or (byte)',';

    private static bool IsLineEnd(byte c) => c is (byte)'\n' or (byte)'\r';
}
