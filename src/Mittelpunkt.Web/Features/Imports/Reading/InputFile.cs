using System.IO.Compression;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>The file to read, unpacked into a temporary one if it is a .gz, never larger than <see cref="ImportLimits.FileBytes"/>.</summary>
public sealed class InputFile : IDisposable
{
    private readonly bool _temporary;

    private InputFile(string path, bool temporary)
    {
        Path = path;
        _temporary = temporary;
    }

    public string Path { get; }

    public static InputFile? Open(string path, Problems problems)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            problems.Add(0, null, ProblemCode.FileMissing, path);
        }
        else if (file.Length == 0)
        {
            problems.Add(0, null, ProblemCode.FileEmpty, file.Name);
        }
        else if (file.Length > ImportLimits.FileBytes)
        {
            problems.Add(0, null, ProblemCode.FileTooLarge, file.Name, Megabytes);
        }
        else
        {
            return file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase) ? Unpack(file, problems) : new InputFile(path, false);
        }

        return null;
    }

    public static string Megabytes => (ImportLimits.FileBytes >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (_temporary)
        {
            File.Delete(Path);
        }
    }

    private static InputFile? Unpack(FileInfo file, Problems problems)
    {
        var target = new InputFile(System.IO.Path.GetTempFileName(), true);
        try
        {
            using var packed = new GZipStream(file.OpenRead(), CompressionMode.Decompress);
            using var plain = File.Create(target.Path);
            if (CopyWithin(packed, plain))
            {
                return target;
            }

            problems.Add(0, null, ProblemCode.FileTooLarge, file.Name, Megabytes);
        }
        catch (InvalidDataException)
        {
            problems.Add(0, null, ProblemCode.BadArchive, file.Name);
        }

        target.Dispose();
        return null;
    }

    /// <summary>Copies, but gives up past the limit: what unpacks to more is no file for us.</summary>
    public static bool CopyWithin(Stream from, Stream to)
    {
        var buffer = new byte[81920];
        long total = 0;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            total += read;
            if (total > ImportLimits.FileBytes)
            {
                return false;
            }

            to.Write(buffer, 0, read);
        }

        return true;
    }
}
