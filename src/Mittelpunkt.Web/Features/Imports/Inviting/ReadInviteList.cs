using Mittelpunkt.Domain;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Imports.Inviting;

/// <summary>Reads a list of people to invite: from a table, or from lines "address; organisation". The lines of both look the same afterwards.</summary>
public static class ReadInviteList
{
    public const int MostLines = 500;

    private static readonly Columns Columns = new(
        (["adresse", "e-mail", "email", "mail", "e-mail-adresse", "address"], true),
        (["organisation", "organization", "akteur", "firma", "actor"], true));

    /// <summary>The lines of typed text; empty ones are left out.</summary>
    public static Outcome<IReadOnlyList<(long Line, string Email, string Organisation)>> Text(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, i) => (Number: i + 1L, Text: line)).Where(line => !string.IsNullOrWhiteSpace(line.Text))
            .Take(MostLines + 1).Select(line => (line.Number, Parts: line.Text.Split([';', '\t'], 2))).Select(line => (line.Number, Cell(line.Parts[0]), Cell(line.Parts.ElementAtOrDefault(1)))).ToList();
        return lines.Count switch
        {
            0 => new Refusal(RefusalKind.Invalid, nameof(ImportsTexts.InviteEmpty), "liste"),
            > MostLines => new Refusal(RefusalKind.TooLarge, nameof(ImportsTexts.InviteTooLong), "liste"),
            _ => lines,
        };
    }

    /// <summary>The text of a CSV file or Excel workbook that was sent, or what is wrong with it.</summary>
    public static async Task<(string? Text, IReadOnlyList<Problem> Problems)> File(IFormFile file, CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var target = System.IO.File.Create(path))
            {
                await file.CopyToAsync(target, ct);
            }

            var problems = new Problems();
            var table = file.Length == 0 ? null : IsWorkbook(path) ? FirstSheet(path, problems) : CsvTable.Open(path, problems);
            if (table is null && !problems.Any)
            {
                problems.Add(0, null, ProblemCode.FileEmpty, file.FileName);
            }

            var columns = table is null ? [] : Columns.Find(table, problems, []);
            var lines = problems.Any ? [] : Lines(table!, columns).Take(MostLines + 1).ToList();
            return problems.Any ? (null, problems.List) : (string.Join('\n', lines), []);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static IEnumerable<string> Lines(Table table, Dictionary<string, int> columns) => table.Rows
        .Select(row => (Email: At(row.Values, columns["adresse"]), Organisation: At(row.Values, columns["organisation"])))
        .Where(row => row.Email.Length + row.Organisation.Length > 0).Select(row => row.Email.Replace(';', ' ') + "; " + row.Organisation);

    private static Table? FirstSheet(string path, Problems problems) => XlsxTables.Open(path, problems) is [var first, ..] ? first : null;

    private static string At(string[] values, int index) => index < values.Length ? Cell(FormulaGuard.Undo(values[index] ?? "")) : "";

    private static string Cell(string? value) => Query.Text(value) ?? "";

    private static bool IsWorkbook(string path)
    {
        using var file = System.IO.File.OpenRead(path);
        return file.ReadByte() == 'P' && file.ReadByte() == 'K';
    }
}
