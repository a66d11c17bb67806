using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Building;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>build-region SLUG --sources DIR</c>: writes data/ anew from the raw public sources, as data/README.md describes.</summary>
public static class ImportBuildCommand
{
    public static Command Create()
    {
        var slug = new Argument<string>("region") { Description = "Kurzname der Region oder map für den Kartengrund" };
        var sources = new Option<string>("--sources") { Description = "Ordner mit den rohen Quellen", Required = true };
        var data = new Option<string>("--out") { Description = "Der Ordner data", DefaultValueFactory = _ => "data" };
        var command = new Command("build-region", "Baut die mitgelieferten Daten aus den rohen Quellen") { slug, sources, data };
        command.SetAction((parsed, ct) => Run(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(sources), parsed.GetRequiredValue(data), ct));
        return command;
    }

    private static async Task<int> Run(string slug, string sources, string data, CancellationToken ct)
    {
        if (slug == "map")
        {
            BuildMap.Handle(data, sources);
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("mittelpunkt-build-").FullName;
        try
        {
            var current = new CurrentRegion();
            var options = (DbContextOptions<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>().UseSqliteFile(Path.Combine(folder, "build.db")).Options;
            await using var db = new SqliteDb(options, current);
            await db.Database.MigrateAsync(ct);
            foreach (var open in await new BuildRegion(db, current, TimeProvider.System).Handle(Path.Combine(data, "regions", slug), sources, ct))
            {
                Console.WriteLine(open);
            }

            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }
}
