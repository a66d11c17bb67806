using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Demo;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>demo [--remove]</c>: says how many examples the database holds, or takes them out.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var remove = new Option<bool>("--remove") { Description = "Alle erfundenen Beispiele wieder entfernen" };
        var command = new Command("demo", "Zählt oder entfernt die erfundenen Beispiele der Vorführung") { remove, ImportSetup.Data, ImportSetup.Language };
        command.SetAction((parsed, ct) => ImportSetup.Run(parsed, async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var (text, count) = parsed.GetValue(remove)
                ? (DemoTexts.Removed, await new RemoveDemo(db).Handle(ct))
                : (DemoTexts.Holds, await db.Actors.IgnoreQueryFilters().CountAsync(a => a.IsExample, ct));
            Console.WriteLine(text.Replace("{0}", count.ToString(System.Globalization.CultureInfo.CurrentCulture), StringComparison.Ordinal));
            return 0;
        }, ct));
        return command;
    }
}
