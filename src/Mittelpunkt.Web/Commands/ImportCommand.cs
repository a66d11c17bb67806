using System.CommandLine;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Reading;
using Spectre.Console;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>import FORMAT FILE</c>: takes a file into a region. Ends with 0 stored, 1 refused, 3 somebody else was writing.</summary>
public static class ImportCommand
{
    private static readonly Argument<string> Format = new("format") { Description = "csv, xlsx, geojson, ror, cordis, beneficiaries oder geonames" };
    private static readonly Argument<string> Path = new("file") { Description = "Die Datei (.gz wird entpackt)" };
    private static readonly Option<string[]> With = new("--with") { Description = "Weitere Dateien derselben Quelle (cordis: Netz, Vorhaben, Themen)" };
    private static readonly Option<string?> Source = new("--source") { Description = "Quelle der Zeilen, die keine nennen" };
    private static readonly Option<DateOnly?> SourceDate = new("--source-date") { Description = "Stand der Zeilen, die keinen nennen (2024-05-31)" };
    private static readonly Option<string?> Dates = new("--dates") { Description = "Wie 3/4/2024 gemeint ist: dmy oder mdy" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Nur prüfen, nichts speichern" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. ImportFormats.Names]);
        Dates.AcceptOnlyFromAmong("dmy", "mdy");
        var command = new Command("import", "Liest eine Datei in eine Region ein")
        {
            Format, Path, With, Source, SourceDate, Dates, DryRun, ImportSetup.Region, ImportSetup.Data, ImportSetup.Language,
        };
        command.SetAction((parsed, ct) => ImportSetup.RunInRegion(parsed, services => Run(parsed, services, ct), ct));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var order = new ImportFile.Order(parsed.GetRequiredValue(Format), parsed.GetRequiredValue(Path))
        {
            With = parsed.GetValue(With) ?? [],
            Source = parsed.GetValue(Source),
            SourceDate = parsed.GetValue(SourceDate),
            Slash = parsed.GetValue(Dates) switch { "dmy" => SlashDates.DayFirst, "mdy" => SlashDates.MonthFirst, _ => SlashDates.Clear },
            DryRun = parsed.GetValue(DryRun),
        };
        var report = await WithProgress(order.File, progress => services.GetRequiredService<ImportFile>().Handle(order, progress, ct));
        ImportPrinting.Print(report);
        return report.End switch { ImportEnd.Stored or ImportEnd.Tried => 0, ImportEnd.Busy => 3, _ => 1 };
    }

    private static async Task<ImportReport> WithProgress(string file, Func<IProgress<long>?, Task<ImportReport>> act)
    {
        if (Console.IsOutputRedirected)
        {
            return await act(null);
        }

        return await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(System.IO.Path.GetFileName(file)), maxValue: Lines(file));
                return act(new Progress<long>(rows => task.Value = rows));
            });
    }

    // An estimate is enough for a bar: the size by the length of the first lines.
    private static double Lines(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return 1;
        }

        using var stream = File.OpenRead(file);
        var head = new byte[Math.Min(1 << 16, stream.Length)];
        stream.ReadExactly(head);
        return Math.Max(1, head.AsSpan().Count((byte)'\n') * (double)stream.Length / head.Length);
    }
}
