using System.CommandLine;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>load</c>: fills an empty database with the regions that come with the product.</summary>
public static class LoadRegionCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "Ordner mit Regionen (Standard: die mitgelieferten)" };
        var command = new Command("load", "Lädt die mitgelieferten Regionen, die noch fehlen") { from, ImportSetup.Data, ImportSetup.Language };
        command.SetAction((parsed, ct) => ImportSetup.Run(parsed, async services =>
        {
            try
            {
                var loaded = await services.GetRequiredService<LoadRegion>().Handle(parsed.GetValue(from) ?? LoadRegion.RegionsFolder, ct);
                Console.WriteLine(loaded.Count == 0 ? ImportsTexts.NothingToLoad : ImportsTexts.Loaded + " " + string.Join(", ", loaded));
                return 0;
            }
            catch (InvalidDataException error)
            {
                Console.Error.WriteLine(error.Message);
                return 1;
            }
        }, ct));
        return command;
    }
}
