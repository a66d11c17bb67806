using System.Globalization;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// Reads a graph from a text of edges: one <c>a b</c> or <c>a b weight</c> a line with ids from 0, separated by blanks, tabs or commas.
/// Empty lines and lines beginning with <c>#</c> or <c>%</c> are passed over; lines end with LF or CR LF.
/// The graph has as many nodes as the largest id asks for; duplicate edges sum their weights; self-loops are dropped.
/// </summary>
public static class EdgeList
{
    private const int BlockSize = 1 << 22;

    /// <summary>Reads a file through memory mapping, blocks of lines in parallel. O(bytes) and the cost of the build.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxNodeCount">Refuses larger ids, which a damaged line could name; each node costs 8 bytes.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="FormatException">A line is no edge; the message names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static unsafe Graph Load(
        string path, int maxNodeCount = 1 << 30, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        using var file = MappedFile.Open(path);
        return Parse(file.Pointer, file.Length, maxNodeCount, progress, cancel);
    }

    /// <summary>Reads a text in memory, UTF-8 or ASCII.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static unsafe Graph Parse(
        ReadOnlySpan<byte> text, int maxNodeCount = 1 << 30, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        fixed (byte* start = text) return Parse(start, text.Length, maxNodeCount, progress, cancel);
    }

    /// <summary>Writes the edges, the smaller id first, with weights where the graph has them.</summary>
    public static void Save(Graph graph, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(writer);
        for (var a = 0; a < graph.NodeCount; a++)
        {
            var neighbours = graph.NeighboursOf(a);
            var weights = graph.WeightsOf(a);
            for (var i = 0; i < neighbours.Length; i++)
            {
                if (neighbours[i] < a) continue;
                writer.Write(graph.IsWeighted
                    ? string.Create(CultureInfo.InvariantCulture, $"{a} {neighbours[i]} {weights[i]:R}\n")
                    : string.Create(CultureInfo.InvariantCulture, $"{a} {neighbours[i]}\n"));
            }
        }
    }

    private static unsafe Graph Parse(byte* text, long length, int maxNodeCount, IProgress<double>? progress, CancellationToken cancel)
    {
        var blocks = checked((int)((length + BlockSize - 1) / BlockSize));
        var parsed = new EdgeBlock[blocks];
        Cpu.Blocks(blocks, 1, (at, _) =>
        {
            var start = LineAfter(text, length, (long)at * BlockSize);
            var end = LineAfter(text, length, Math.Min(length, (long)(at + 1) * BlockSize));
            parsed[at] = EdgeBlock.Read(text + start, text + end, maxNodeCount);
        }, progress, cancel);

        var nodes = 0;
        var lines = 0L;
        foreach (var block in parsed)
        {
            if (block.Fault is { } fault) throw new FormatException($"Line {lines + block.Lines}: {fault}");
            lines += block.Lines;
            nodes = Math.Max(nodes, block.MaxId + 1);
        }
        var builder = new GraphBuilder(nodes, Duplicates.Sum, SelfLoops.Drop);
        foreach (var block in parsed) builder.Take(block.Edges);
        parsed = [];
        return builder.Build(null, cancel);
    }

    /// <summary>Where the first line at or after a position begins; a position inside a line belongs to the block before.</summary>
    private static unsafe long LineAfter(byte* text, long length, long position)
    {
        if (position == 0) return 0;
        while (position < length && text[position - 1] != (byte)'\n') position++;
        return position;
    }
}
