namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// A graph in a file. Version 1, little-endian: a header of 128 bytes, then the columns of offsets, neighbours, weights and attributes,
/// each beginning at a multiple of 64 bytes and each with its own CRC-32C in the header, which has one too.
/// </summary>
public sealed unsafe class GraphSnapshot : IDisposable
{
    private readonly MappedFile file;

    private GraphSnapshot(MappedFile file, Graph graph)
    {
        this.file = file;
        Graph = graph;
    }

    /// <summary>The graph in mapped memory. It and spans of it must not be used once this is disposed.</summary>
    public Graph Graph { get; }

    /// <summary>Writes a graph to a file that appears, or replaces an older one, only when it is complete. O(bytes).</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is left as it was.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; an older file is left as it was.</exception>
    public static void Save(Graph graph, string path, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                var header = SnapshotHeader.Of(graph, cancel);
                stream.Write(header.ToBytes());
                foreach (var (start, bytes, from) in header.Columns(graph))
                {
                    stream.Position = start;
                    for (var at = 0L; at < bytes; at += 1 << 24)
                    {
                        cancel.ThrowIfCancellationRequested();
                        stream.Write(new ReadOnlySpan<byte>((byte*)from + at, (int)Math.Min(1 << 24, bytes - at)));
                        progress?.Report((double)stream.Position / header.FileLength);
                    }
                }
                GC.KeepAlive(graph);
                stream.SetLength(header.FileLength);
                stream.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
            progress?.Report(1);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>
    /// Maps a file and checks it whole: length, checksums, order and range of every row, and that every edge stands at both its ends.
    /// O(bytes), parallel; afterwards pages are shared with other processes and loaded as needed.
    /// The mapping ends when this is disposed, never before. The file must not be changed in place meanwhile.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged, foreign or of another version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static GraphSnapshot Open(string path, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var file = MappedFile.Open(path);
        try
        {
            var header = SnapshotHeader.Read(new ReadOnlySpan<byte>(file.Pointer, (int)Math.Min(file.Length, SnapshotHeader.Size)), file.Length);
            header.CheckSums(file.Pointer, cancel);
            progress?.Report(0.5);
            var graph = header.Graph(file);
            SnapshotCheck.Rows(graph, cancel);
            progress?.Report(1);
            return new GraphSnapshot(file, graph);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a file into memory of the process, after the checks of <see cref="Open"/>; nothing is to be disposed.</summary>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static Graph Load(string path, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        using var snapshot = Open(path, progress, cancel);
        var graph = snapshot.Graph;
        var rows = new GraphRows(graph.NodeCount, graph.Degree, graph.IsWeighted, graph.HasAttributes);
        for (var v = 0; v < graph.NodeCount; v++)
        {
            graph.NeighboursOf(v).CopyTo(rows.NeighboursOf(v));
            graph.WeightsOf(v).CopyTo(rows.WeightsOf(v));
            graph.AttributesOf(v).CopyTo(rows.AttributesOf(v));
        }
        return rows.ToGraph();
    }

    /// <summary>Ends the mapping.</summary>
    public void Dispose() => file.Dispose();
}
