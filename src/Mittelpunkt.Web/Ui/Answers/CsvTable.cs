using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mittelpunkt.Web.Ui.Answers;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with mark, so that spreadsheets read umlauts). Text that a spreadsheet would run as a formula
/// gets an apostrophe before it; numbers and dates are written by us and stay as they are.
/// </summary>
public sealed class CsvTable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t ");

    private readonly StringBuilder _text = new("\uFEFF");
    private bool _within;

    public CsvTable(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            Plain(column);
        }

        EndRow();
    }

    public CsvTable Text(string? value)
    {
        var safe = value is { Length: > 0 } && IsFormula(value) ? "'" + value : value ?? "";
        return Plain(safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe);
    }

    public CsvTable Number(double? value) => Plain(value is { } number ? Math.Round(number, 5).ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>A figure without rounding.</summary>
    public CsvTable Exact(double? value) => Plain(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvTable Whole(long? value) => Plain(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvTable Amount(decimal? value) => Plain(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvTable Day(DateOnly? value) => Plain(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    public CsvTable Instant(DateTimeOffset value) => Plain(value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    public CsvTable Flag(bool value) => Plain(value ? "true" : "false");

    public void EndRow()
    {
        _text.Append("\r\n");
        _within = false;
    }

    /// <summary>What is written so far.</summary>
    public string Written => _text.ToString();

    public Answer ToAnswer(string fileName) => new(Encoding.UTF8.GetBytes(_text.ToString()), Answer.Csv) { FileName = fileName };

    /// <summary>Whether a spreadsheet would run the text: also behind apostrophes, and with the wide signs of East Asian keyboards.</summary>
    public static bool IsFormula(string text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.Length > 0 && bare[0] is ('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠');
    }

    private CsvTable Plain(string value)
    {
        _text.Append(_within ? "," : "").Append(value);
        _within = true;
        return this;
    }
}
