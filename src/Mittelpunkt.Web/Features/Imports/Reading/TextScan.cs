using System.Text;
using System.Text.Unicode;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>Looks through a text file once, in bounded memory: which encoding, no NUL bytes, no endless line.</summary>
public static class TextScan
{
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding, or null when the file is refused.</summary>
    public static Encoding? Detect(string path, Problems problems)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        var length = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (length >= 2 && (start[..2].SequenceEqual<byte>([0xFF, 0xFE]) || start[..2].SequenceEqual<byte>([0xFE, 0xFF])))
        {
            Encoding wide = start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return ScanWide(file, wide, problems) ? wide : null;
        }

        return Scan(file, problems) switch { null => null, true => Encoding.UTF8, false => Western };
    }

    // True: valid UTF-8. False: not, so Windows-1252. Null: refused.
    private static bool? Scan(FileStream file, Problems problems)
    {
        var buffer = new byte[1 << 16];
        var valid = true;
        long line = 1, sinceBreak = 0;
        var carried = 0;
        for (int read; (read = file.Read(buffer, carried, buffer.Length - carried)) > 0;)
        {
            var fresh = buffer.AsSpan(carried, read);
            if (!Lines(fresh, ref line, ref sinceBreak, problems))
            {
                return null;
            }

            var all = buffer.AsSpan(0, carried + read);
            carried = valid ? Tail(all) : 0;
            valid = valid && Utf8.IsValid(all[..^carried]);
            all[^carried..].CopyTo(buffer);
        }

        return valid && carried == 0;
    }

    // In UTF-16 every second byte of plain text is zero, so letters are looked at instead of bytes.
    private static bool ScanWide(FileStream file, Encoding encoding, Problems problems)
    {
        using var reader = new StreamReader(file, encoding);
        var buffer = new char[1 << 15];
        long line = 1, sinceBreak = 0;
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            foreach (var letter in buffer.AsSpan(0, read))
            {
                sinceBreak = letter == '\n' ? 0 : sinceBreak + 1;
                if (letter == 0)
                {
                    problems.Add(line, null, ProblemCode.NotText);
                    return false;
                }

                if (!Short(sinceBreak, line, problems))
                {
                    return false;
                }

                line += letter == '\n' ? 1 : 0;
            }
        }

        return true;
    }

    private static bool Lines(ReadOnlySpan<byte> bytes, ref long line, ref long sinceBreak, Problems problems)
    {
        if (bytes.Contains((byte)0))
        {
            problems.Add(line + bytes[..bytes.IndexOf((byte)0)].Count((byte)'\n'), null, ProblemCode.NotText);
            return false;
        }

        for (int at; (at = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(at + 1)..])
        {
            if (!Short(sinceBreak + at, line, problems))
            {
                return false;
            }

            sinceBreak = 0;
            line++;
        }

        sinceBreak += bytes.Length;
        return Short(sinceBreak, line, problems);
    }

    private static bool Short(long length, long line, Problems problems)
    {
        if (length <= ImportLimits.LineBytes)
        {
            return true;
        }

        problems.Add(line, null, ProblemCode.LineTooLong, null, (ImportLimits.LineBytes >> 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return false;
    }

    // How many bytes at the end may be the beginning of a character that goes on in the next block.
    private static int Tail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b >= 0xC0)
            {
                var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return needed > back ? back : 0;
            }

            if (b < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}
