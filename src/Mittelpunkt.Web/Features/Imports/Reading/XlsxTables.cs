using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>The sheets of an Excel workbook as tables. What unpacks to more than a file may be is refused before it is read.</summary>
public static class XlsxTables
{
    private const int MostParts = 2000;

    public static IReadOnlyList<Table> Open(string path, Problems problems)
    {
        if (!Unpackable(path, problems))
        {
            return [];
        }

        try
        {
            var tables = MiniExcel.GetSheetNames(path).Select(sheet => Sheet(path, sheet)).OfType<Table>().ToList();
            if (tables.Count == 0)
            {
                problems.Add(0, null, ProblemCode.FileEmpty, Path.GetFileName(path));
            }

            return tables;
        }
        catch (Exception error) when (error is InvalidDataException or System.Xml.XmlException or KeyNotFoundException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            problems.Add(0, null, ProblemCode.BadArchive, Path.GetFileName(path));
            return [];
        }
    }

    private static Table? Sheet(string path, string sheet)
    {
        using var lines = Lines(path, sheet).GetEnumerator();
        return lines.MoveNext() && lines.Current.Values.Any(v => v.Length > 0)
            ? new Table(sheet, lines.Current.Values, Lines(path, sheet).Skip(1).Where(line => line.Values.Any(v => v.Length > 0)))
            : null;
    }

    private static IEnumerable<(long Line, string[] Values)> Lines(string path, string sheet)
    {
        long line = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(path, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX))
        {
            yield return (++line, [.. row.Values.Take(ImportLimits.Columns).Select(Text)]);
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
