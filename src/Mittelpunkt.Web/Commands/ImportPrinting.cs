using System.Globalization;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Web.Commands;

/// <summary>Prints what came of an import: the tallies, then every problem with line and field.</summary>
public static class ImportPrinting
{
    public static void Print(ImportReport report)
    {
        var culture = CultureInfo.CurrentUICulture;
        var ended = ImportsTexts.ResourceManager.GetString("End" + report.End, culture);
        Console.WriteLine(ended);
        foreach (var (name, tally) in report.Tallies.All.Where(t => t.Tally.New + t.Tally.Changed + t.Tally.Same > 0))
        {
            var label = ImportsTexts.ResourceManager.GetString("Table" + name, culture);
            Console.WriteLine(Format(ImportsTexts.TallyLine, label, tally.New, tally.Changed, tally.Same));
        }

        Note(ImportsTexts.LeftOut, report.LeftOut);
        foreach (var (line, name) in report.Unwanted)
        {
            Console.WriteLine(Format(ImportsTexts.AtLine, line) + " " + Format(ImportsTexts.Unwanted, name));
        }

        Note(ImportsTexts.ProposalsFound, report.Proposals);
        if (report.Ignored.Count > 0)
        {
            Console.WriteLine(Format(ImportsTexts.IgnoredColumns, string.Join(", ", report.Ignored)));
        }

        foreach (var problem in report.Problems.List)
        {
            var where = problem.Line > 0 ? Format(problem.Field is null ? ImportsTexts.AtLine : ImportsTexts.AtField, problem.Line, problem.Field) + " " : "";
            Console.Error.WriteLine(where + problem.Text(culture));
        }

        if (report.Problems.Count > report.Problems.List.Count)
        {
            Console.Error.WriteLine(Format(ImportsTexts.MoreProblems, report.Problems.Count - report.Problems.List.Count));
        }
    }

    private static void Note(string text, long count)
    {
        if (count > 0)
        {
            Console.WriteLine(Format(text, count));
        }
    }

    private static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
