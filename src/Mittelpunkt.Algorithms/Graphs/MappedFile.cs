using System.IO.MemoryMappedFiles;

namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A file mapped into memory for reading. Only disposing ends the mapping, never the collector, so pointers stay valid until then.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? file;
    private readonly MemoryMappedViewAccessor? view;
    private int disposed;

    private MappedFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Length = stream.Length;
        if (Length == 0) return;
        file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Pointer = start + view.PointerOffset;
    }

    public byte* Pointer { get; }

    public long Length { get; }

    public static MappedFile Open(string path) => new(path);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0 || view is null) return;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file!.Dispose();
    }
}
