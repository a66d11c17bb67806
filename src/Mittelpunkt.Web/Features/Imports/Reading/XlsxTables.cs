using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>The sheets of an Excel workbook as tables. What unpacks to more than a file may be is refused before it is read.</summary>
public static class XlsxTables
{
    private const int MostParts = 2000;
    private const int WidestSheet = 1000;
    private const int LongestSheet = 1 << 20;

    public static IReadOnlyList<Table> Open(string path, Problems problems)
    {
        if (!Unpackable(path, problems))
        {
            return [];
        }

        try
        {
            var tables = MiniExcel.GetSheetNames(path).Select(sheet => Sheet(path, sheet, problems)).OfType<Table>().ToList();
            if (tables.Count == 0)
            {
                problems.Add(0, null, ProblemCode.FileEmpty, Path.GetFileName(path));
            }

            return tables;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The reader of workbooks fails on broken ones in many ways; all of them mean the same to people.
            problems.Add(0, null, ProblemCode.BadArchive, Path.GetFileName(path));
            return [];
        }
    }

    private static Table? Sheet(string path, string sheet, Problems problems)
    {
        using var lines = Lines(path, sheet).GetEnumerator();
        return lines.MoveNext() && lines.Current.Values.Any(v => v.Length > 0)
            ? new Table(sheet, lines.Current.Values, Below(path, sheet, problems).Where(line => line.Values.Any(v => v.Length > 0)))
            : null;
    }

    // A sheet may break off in the middle.
    private static IEnumerable<(long Line, string[] Values)> Below(string path, string sheet, Problems problems)
    {
        using var lines = Lines(path, sheet).Skip(1).GetEnumerator();
        while (Step(lines, path, problems))
        {
            yield return lines.Current;
        }
    }

    private static bool Step(IEnumerator<(long, string[])> lines, string path, Problems problems)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            problems.Add(0, null, ProblemCode.BadArchive, Path.GetFileName(path));
            return false;
        }
    }

    private static IEnumerable<(long Line, string[] Values)> Lines(string path, string sheet)
    {
        long line = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(path, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX))
        {
            if (row.Count > WidestSheet || ++line > LongestSheet)
            {
                throw new InvalidDataException("The sheet is wider or longer than any workbook of people.");
            }

            yield return (line, [.. row.Values.Take(ImportLimits.Columns).Select(Text)]);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Declared sizes can lie, so every part is unpacked once and counted.
    private static bool Unpackable(string path, Problems problems)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            long total = 0;
            foreach (var part in archive.Entries)
            {
                using var stream = part.Open();
                if (archive.Entries.Count > MostParts || !Count(stream, ref total))
                {
                    problems.Add(0, null, ProblemCode.FileTooLarge, Path.GetFileName(path), InputFile.Megabytes);
                    return false;
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            problems.Add(0, null, ProblemCode.BadArchive, Path.GetFileName(path));
            return false;
        }
    }

    private static bool Count(Stream stream, ref long total)
    {
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            total += read;
            if (total > ImportLimits.FileBytes)
            {
                return false;
            }
        }

        return true;
    }
}
