using System.Text;

namespace Mittelpunkt.Web.Ui;

/// <summary>Text of several lines as people type it into a form.</summary>
public static class FormText
{
    /// <summary>Without the control characters that have no meaning here and without space around it. A line end counts as one character, as the browser counts it.</summary>
    public static string Clean(string? text) => string.Concat((text ?? "").ReplaceLineEndings("\n").EnumerateRunes()
        .Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune))).Trim();
}
