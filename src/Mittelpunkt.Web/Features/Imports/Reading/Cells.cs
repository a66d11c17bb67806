using System.Globalization;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>The current line of a table, read column by column; whatever does not fit is noted as a problem.</summary>
public sealed class Cells(IReadOnlyDictionary<string, int> columns, int width, Problems problems)
{
    private string[] _values = [];
    private long _errorsBefore;

    public long Line { get; private set; }

    public SlashDates Slash { get; init; }

    /// <summary>Whether the current line has had no problem so far.</summary>
    public bool Clean => problems.Count == _errorsBefore;

    public void Move(long line, string[] values)
    {
        Line = line;
        _values = values;
        _errorsBefore = problems.Count;
        if (values.Length > width && values.Skip(width).Any(v => !string.IsNullOrWhiteSpace(v)))
        {
            Report(null, ProblemCode.TooManyFields, values.Length.ToString(CultureInfo.InvariantCulture), width.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Report(string? field, ProblemCode code, string? value = null, string? hint = null) =>
        problems.Add(Line, field, code, value, hint);

    /// <summary>The trimmed text of a column, null when empty or absent.</summary>
    public string? Raw(string column) =>
        columns.TryGetValue(column, out var index) && index < _values.Length && _values[index]?.Trim() is { Length: > 0 } text ? text : null;

    public string? Text(string column, int longest, bool required = false)
    {
        var text = Raw(column);
        if (text is null)
        {
            if (required)
            {
                Report(column, ProblemCode.Required);
            }

            return null;
        }

        text = FormulaGuard.Undo(text);
        if (text.Length > longest)
        {
            Report(column, ProblemCode.TooLong, text, longest.ToString(CultureInfo.InvariantCulture));
        }
        else if (text.AsSpan().ContainsAnyInRange('\0', '\u001F') && text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            Report(column, ProblemCode.ControlCharacter, text);
        }

        return text;
    }

    public DateOnly? Date(string column)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        var date = Values.Date(text, Slash, out var ambiguous);
        if (date is null)
        {
            Report(column, ambiguous ? ProblemCode.AmbiguousDate : ProblemCode.BadDate, text);
        }

        return date;
    }

    /// <summary>A moment in ISO 8601, as an export writes it.</summary>
    public DateTimeOffset? Moment(string column)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        Report(column, ProblemCode.BadDate, text);
        return null;
    }

    public decimal? Number(string column, decimal least, decimal most)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        if (Values.Number(text) is not { } value)
        {
            Report(column, ProblemCode.BadNumber, text);
            return null;
        }

        if (value < least || value > most)
        {
            Report(column, ProblemCode.NumberRange, text, FormattableString.Invariant($"{least} … {most}"));
            return null;
        }

        return value;
    }

    /// <summary>A sum of money with at most two decimals; "1.234" could mean two sums and is asked back.</summary>
    public decimal? Amount(string column, decimal most)
    {
        if (Raw(column) is { } text && Values.AmbiguousAmount(text))
        {
            Report(column, ProblemCode.AmbiguousNumber, text);
            return null;
        }

        return Number(column, 0, most);
    }

    public T Choice<T>(string column, IReadOnlyDictionary<string, T> words, T otherwise, bool required = false)
    {
        if (Raw(column) is not { } text)
        {
            if (required)
            {
                Report(column, ProblemCode.Required);
            }

            return otherwise;
        }

        if (words.TryGetValue(text.ToLowerInvariant(), out var value))
        {
            return value;
        }

        Report(column, ProblemCode.BadChoice, text, string.Join(", ", words.Keys));
        return otherwise;
    }

    public bool? YesNo(string column)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        var value = Values.YesNo(text);
        if (value is null)
        {
            Report(column, ProblemCode.BadChoice, text, "ja, nein, yes, no");
        }

        return value;
    }

    /// <summary>Longitude and latitude: both or none, each in its range.</summary>
    public (double Longitude, double Latitude)? Position()
    {
        if (Raw("longitude") is null != (Raw("latitude") is null))
        {
            Report("longitude", ProblemCode.CoordinatesHalf);
            return null;
        }

        var longitude = Number("longitude", -180, 180);
        var latitude = Number("latitude", -90, 90);
        return longitude is { } x && latitude is { } y ? ((double)x, (double)y) : null;
    }
}
