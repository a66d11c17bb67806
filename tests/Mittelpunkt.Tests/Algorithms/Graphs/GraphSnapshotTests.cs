using System.Buffers.Binary;
using System.Numerics;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class GraphSnapshotTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"mittelpunkt-{Guid.NewGuid():N}.graph");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_snapshot_gives_back_what_was_saved()
    {
        foreach (var graph in RandomGraphs.All.Take(60).Select(s => s.Graph).Append(WithAttributes()))
        {
            GraphSnapshot.Save(graph, path);
            using (var snapshot = GraphSnapshot.Open(path)) GraphAssert.Same(graph, snapshot.Graph);
            GraphAssert.Same(graph, GraphSnapshot.Load(path));
        }
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath()), file => file.StartsWith(path, StringComparison.Ordinal) && file != path);
    }

    [Fact]
    public void Measures_run_on_mapped_memory()
    {
        var graph = RandomGraphs.All.First(s => s.Nodes > 100 && s.Graph.IsWeighted).Graph;
        GraphSnapshot.Save(graph, path);
        using var snapshot = GraphSnapshot.Open(path);
        Assert.Equal(PageRank.Of(graph).Of, PageRank.Of(snapshot.Graph).Of);
        Assert.Equal(StructuralHoles.Of(graph).Constraint, StructuralHoles.Of(snapshot.Graph).Constraint);
    }

    [Fact]
    public void Every_flipped_bit_is_noticed()
    {
        var bytes = Saved(WithAttributes());
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var bit = 0; bit < 8; bit += at % 3 + 1)
            {
                bytes[at] ^= (byte)(1 << bit);
                Refused(bytes);
                bytes[at] ^= (byte)(1 << bit);
            }
        }
    }

    [Fact]
    public void Every_wrong_length_is_noticed()
    {
        var bytes = Saved(WithAttributes());
        for (var length = 0; length < bytes.Length; length += 7) Refused(bytes[..length]);
        Refused(bytes[..^1]);
        Refused([.. bytes, 0]);
    }

    [Fact]
    public void Foreign_files_are_refused()
    {
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            Refused(bytes);
        }
        Refused("0 1\n1 2\n"u8.ToArray());
        Assert.Throws<FileNotFoundException>(() => GraphSnapshot.Open(path + ".missing"));
    }

    [Fact]
    public void A_writer_who_knows_the_checksums_still_cannot_smuggle_in_bad_rows()
    {
        var random = new Random(4);
        var original = Saved(WithAttributes());
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bytes = original.ToArray();
            var at = 128 + 4 * random.Next((bytes.Length - 128) / 4);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), random.Next(5) switch { 0 => -1, 1 => int.MaxValue, _ => random.Next(12) });
            if (i % 4 == 0) BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(random.Next(2) == 0 ? 16 : 24), random.NextInt64(-5, 40));
            Reseal(bytes);
            File.WriteAllBytes(path, bytes);
            try
            {
                using var snapshot = GraphSnapshot.Open(path);
                GraphAssert.WellFormed(snapshot.Graph);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1500, 2000);
    }

    [Fact]
    public void A_newer_version_is_named()
    {
        var bytes = Saved(Graph.Of(2, (0, 1)));
        bytes[8] = 2;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("version 2", Assert.Throws<InvalidDataException>(() => GraphSnapshot.Open(path)).Message);
    }

    [Fact]
    public void A_cancelled_save_leaves_the_older_file()
    {
        var before = Saved(Graph.Of(3, (0, 1)));
        Assert.Throws<OperationCanceledException>(() => GraphSnapshot.Save(WithAttributes(), path, cancel: new(true)));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*"));
    }

    private static Graph WithAttributes() =>
        new GraphBuilder(9).Add(0, 1, 2.5, 7).Add(1, 2, 0.5, -3).Add(7, 2, 4, 1).Add(3, 0, 1, 1).Add(5, 8, 0, 2).Build();

    private byte[] Saved(Graph graph)
    {
        GraphSnapshot.Save(graph, path);
        return File.ReadAllBytes(path);
    }

    private void Refused(byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        Assert.Throws<InvalidDataException>(() => GraphSnapshot.Open(path));
    }

    /// <summary>Computes all checksums anew, as the format describes them.</summary>
    private static void Reseal(byte[] bytes)
    {
        long nodes = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16)), edges = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24));
        long[] lengths = [8 * (nodes + 1), 8 * edges, 16 * edges, 8 * edges];
        var start = 128L;
        for (var i = 0; i < 4; i++)
        {
            if (lengths[i] >= 0 && start >= 0 && start + lengths[i] <= bytes.Length)
            {
                var sum = lengths[i] == 0 ? 0 : ~BitOperations.Crc32C(uint.MaxValue, Crc(bytes.AsSpan((int)start, (int)lengths[i])));
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32 + 4 * i), sum);
            }
            start += (lengths[i] + 63) / 64 * 64;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(124), Crc(bytes.AsSpan(0, 124)));
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes) sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }
}
