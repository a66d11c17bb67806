namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>
/// Keeps spreadsheets from running exported text as a formula: an apostrophe is put before text that begins like one.
/// Reading takes exactly that apostrophe away again, so that export and import are inverse.
/// </summary>
public static class FormulaGuard
{
    public static string Do(string text) => Dangerous(text) ? "'" + text : text;

    public static string Undo(string text) => text.Length > 1 && text[0] == '\'' && Dangerous(text[1..]) ? text[1..] : text;

    private static bool Dangerous(string text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.Length > 0 && bare[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
    }
}
