using System.CommandLine;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>export FORMAT</c>: writes a region as files that <c>import</c> and <c>load --from</c> read back.</summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var format = new Argument<string>("format") { Description = "csv, xlsx oder geojson" };
        format.AcceptOnlyFromAmong(ExportRegion.Formats);
        var folder = new Option<string>("--out") { Description = "Zielordner", DefaultValueFactory = _ => "." };
        var complete = new Option<bool>("--complete") { Description = "Auch Verbindungen, die nicht öffentlich sind (zur Sicherung)" };
        var command = new Command("export", "Schreibt eine Region in Dateien") { format, folder, complete, ImportSetup.Region, ImportSetup.Data, ImportSetup.Language };
        command.SetAction((parsed, ct) => ImportSetup.RunInRegion(parsed, async services =>
        {
            var export = services.GetRequiredService<ExportRegion>();
            foreach (var file in await export.Handle(parsed.GetRequiredValue(format), parsed.GetRequiredValue(folder), parsed.GetValue(complete), ct))
            {
                Console.WriteLine(file);
            }

            return 0;
        }, ct));
        return command;
    }
}
