using System.Text;
using CsvHelper;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>A text table: encoding and delimiter are found out, quotes as in RFC 4180.</summary>
public static class CsvTable
{
    public static Table? Open(string path, Problems problems)
    {
        if (TextScan.Detect(path, problems) is not { } encoding)
        {
            return null;
        }

        try
        {
            using var reader = CsvReader.FromFile(path, Options(encoding, problems));
            var header = reader.Headers.ToArray();
            if (header.Length is > 0 and <= ImportLimits.Columns)
            {
                return new Table(Path.GetFileName(path), header, Rows(path, encoding, problems));
            }
        }
        catch (CsvFormatException error)
        {
            problems.Add(Math.Max(1, error.LineNumber), null, ProblemCode.BadQuotes);
            return null;
        }

        problems.Add(1, null, ProblemCode.FileEmpty, Path.GetFileName(path));
        return null;
    }

    private static IEnumerable<(long, string[])> Rows(string path, Encoding encoding, Problems problems)
    {
        using var reader = CsvReader.FromFile(path, Options(encoding, problems));
        while (Step(reader, problems))
        {
            var values = new string[Math.Min(reader.FieldCount, ImportLimits.Columns)];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.GetString(i);
            }

            if (values.Any(v => v.Length > 0))
            {
                yield return (reader.LineNumber, values);
            }
        }
    }

    private static bool Step(CsvReader reader, Problems problems)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException error)
        {
            problems.Add(Math.Max(1, error.LineNumber), null, ProblemCode.BadQuotes);
            return false;
        }
    }

    private static CsvReaderOptions Options(Encoding encoding, Problems problems) => new()
    {
        Encoding = encoding,
        TrackLineNumbers = true,
        MaxRecordSize = ImportLimits.LineBytes,
        TrimWhitespace = true,
        DetectSeparatorHint = true,
        OnMalformedRecord = record =>
        {
            // Inch marks and the like inside plain text are no mistake.
            if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote)
            {
                problems.Add(record.LineNumber, null, ProblemCode.BadQuotes);
            }
        },
    };
}
