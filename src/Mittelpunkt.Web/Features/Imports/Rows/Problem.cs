using System.Globalization;

namespace Mittelpunkt.Web.Features.Imports.Rows;

/// <summary>What can be wrong with a file. Each has a text "Problem" + name in both languages that also says what to do.</summary>
public enum ProblemCode
{
    FileMissing,
    FileTooLarge,
    FileEmpty,
    NotText,
    LineTooLong,
    BadQuotes,
    BadArchive,
    BadJson,
    WrongColumns,
    ColumnTwice,
    TooManyFields,
    Required,
    TooLong,
    ControlCharacter,
    BadDate,
    AmbiguousDate,
    UntilBeforeSince,
    BadNumber,
    AmbiguousNumber,
    NumberRange,
    BadChoice,
    BadWebsite,
    BadCountry,
    BadSector,
    BadAgs,
    BadGeometry,
    CoordinatesHalf,
    CoordinatesSwapped,
    CoordinatesOutside,
    DuplicateKey,
    DuplicateTie,
    UnknownTown,
    AmbiguousTown,
    UnknownActor,
    UnknownProject,
    SelfTie,
    KeyOfAnother,
}

/// <summary>One thing that is wrong: where, what, and what to do.</summary>
/// <param name="Line">Line of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Field">Column, or null for the whole line.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Value">The value, shortened.</param>
/// <param name="Hint">What the text needs besides: a limit, the allowed values, another line.</param>
public sealed record Problem(long Line, string? Field, ProblemCode Code, string? Value = null, string? Hint = null)
{
    /// <summary>The sentence for people, in the given language.</summary>
    public string Text(CultureInfo culture) =>
        string.Format(culture, ImportsTexts.ResourceManager.GetString("Problem" + Code, culture)!, Value, Hint);
}

/// <summary>The problems of one file: the first thousand in full, all of them counted.</summary>
public sealed class Problems
{
    private const int Kept = 1000;
    private readonly List<Problem> _list = [];

    public IReadOnlyList<Problem> List => _list;

    public long Count { get; private set; }

    public bool Any => Count > 0;

    public void Add(long line, string? field, ProblemCode code, string? value = null, string? hint = null)
    {
        Count++;
        if (_list.Count < Kept)
        {
            _list.Add(new Problem(line, field, code, Shorten(value), hint));
        }
    }

    private static string? Shorten(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var text = value.Length > 80 ? value[..80] + "…" : value;
        return string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }
}
