using System.Buffers.Binary;
using System.Numerics;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>The header of a snapshot file: what the columns are, where they begin and what they sum up to.</summary>
internal sealed unsafe class SnapshotHeader
{
    public const int Size = 128;
    private const ulong Magic = 0x0A_48_50_47_50_4D_89; // \x89 M P G P H \n
    private const uint Version = 1, Weighted = 1, Attributed = 2;
    private const int BlockSize = 1 << 20;

    private uint flags;
    private long nodes, edges;
    private readonly uint[] sums = new uint[4];

    private long[] Lengths =>
    [
        8 * (nodes + 1), 8 * edges, (flags & Weighted) != 0 ? 16 * edges : 0, (flags & Attributed) != 0 ? 8 * edges : 0,
    ];

    public long FileLength => Start(4);

    public static SnapshotHeader Of(Graph graph, CancellationToken cancel)
    {
        var header = new SnapshotHeader
        {
            flags = (graph.IsWeighted ? Weighted : 0) | (graph.HasAttributes ? Attributed : 0),
            nodes = graph.NodeCount,
            edges = graph.EdgeCount,
        };
        var column = 0;
        foreach (var (_, bytes, from) in header.Columns(graph)) header.sums[column++] = Sum((byte*)from, bytes, cancel);
        GC.KeepAlive(graph);
        return header;
    }

    public static SnapshotHeader Read(ReadOnlySpan<byte> bytes, long fileLength)
    {
        if (bytes.Length < Size) throw new InvalidDataException("The file is too short for a graph.");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic) throw new InvalidDataException("The file is no graph snapshot.");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != Version) throw new InvalidDataException($"The snapshot has version {version}; version {Version} is understood.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[124..]) != Sum(bytes[..124])) throw new InvalidDataException("The header of the snapshot is damaged.");
        var header = new SnapshotHeader
        {
            flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            nodes = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            edges = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
        };
        for (var i = 0; i < 4; i++) header.sums[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(32 + 4 * i)..]);
        if (header.nodes < 0 || header.nodes >= Array.MaxLength || header.edges < 0 || header.edges > Graphs.Graph.MaxEdgeCount
            || header.flags > (Weighted | Attributed))
            throw new InvalidDataException("The snapshot names a graph of impossible size.");
        if (header.FileLength != fileLength) throw new InvalidDataException($"The snapshot has {fileLength} bytes instead of {header.FileLength}.");
        return header;
    }

    public byte[] ToBytes()
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Snapshots are little-endian.");
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), flags);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), nodes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), edges);
        for (var i = 0; i < 4; i++) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32 + 4 * i), sums[i]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(124), Sum(bytes.AsSpan(0, 124)));
        return bytes;
    }

    /// <summary>Start in the file, bytes and place in memory of every column.</summary>
    public (long Start, long Bytes, nint From)[] Columns(Graph graph)
    {
        nint[] from = [(nint)graph.Offsets, (nint)graph.Neighbours, (nint)graph.Weights, (nint)graph.Attributes];
        return [.. Enumerable.Range(0, 4).Select(i => (Start(i), Lengths[i], from[i]))];
    }

    public void CheckSums(byte* file, CancellationToken cancel)
    {
        string[] names = ["offsets", "neighbours", "weights", "attributes"];
        for (var i = 0; i < 4; i++)
        {
            var end = Start(i) + Lengths[i];
            if (Sum(file + Start(i), Lengths[i], cancel) != sums[i]
                || new ReadOnlySpan<byte>(file + end, (int)(Start(i + 1) - end)).ContainsAnyExcept((byte)0))
                throw new InvalidDataException($"The {names[i]} of the snapshot are damaged.");
        }
    }

    public Graph Graph(MappedFile file) => new(
        new((long*)(file.Pointer + Start(0)), nodes + 1),
        new((int*)(file.Pointer + Start(1)), 2 * edges),
        (flags & Weighted) != 0 ? new((double*)(file.Pointer + Start(2)), 2 * edges) : default,
        (flags & Attributed) != 0 ? new((int*)(file.Pointer + Start(3)), 2 * edges) : default,
        file);

    private long Start(int column)
    {
        var start = (long)Size;
        for (var i = 0; i < column; i++) start += (Lengths[i] + 63) / 64 * 64;
        return start;
    }

    /// <summary>CRC-32C over the CRC-32Cs of blocks of 1 MiB, so that all processors can share the work.</summary>
    private static uint Sum(byte* start, long length, CancellationToken cancel)
    {
        var parts = new uint[(length + BlockSize - 1) / BlockSize];
        Cpu.Blocks(parts.Length, 1, (i, _) =>
        {
            var at = (long)i * BlockSize;
            parts[i] = Sum(new ReadOnlySpan<byte>(start + at, (int)Math.Min(BlockSize, length - at)));
        }, cancel: cancel);
        var sum = uint.MaxValue;
        foreach (var part in parts) sum = BitOperations.Crc32C(sum, part);
        return ~sum;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes) sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }
}
