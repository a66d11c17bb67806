using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Formats;
using Mittelpunkt.Web.Features.Imports.Keeping;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>Fills an empty database from the records that come with the product: every region of data/regions that is not there yet.</summary>
public sealed class LoadRegion(AppDb db, CurrentRegion current, TimeProvider clock)
{
    /// <summary>The tables of a region folder, in the order they build on one another.</summary>
    public static readonly string[] Tables = ["towns.geojson", "actors.csv", "sources.csv", "projects.csv", "participants.csv", "ties.csv"];

    /// <summary>The folder that comes with the product.</summary>
    public static string RegionsFolder => Path.Combine(AppContext.BaseDirectory, "data", "regions");

    /// <summary>Loads the regions of a folder that are missing; returns their names.</summary>
    /// <exception cref="InvalidDataException">A file of a region is broken.</exception>
    public async Task<IReadOnlyList<string>> Handle(string folder, CancellationToken ct)
    {
        var loaded = new List<string>();
        foreach (var (file, region) in Find(folder))
        {
            if (!await db.Regions.AnyAsync(r => r.Slug == region.Slug, ct))
            {
                await Load(file, region, ct);
                loaded.Add(region.Name);
            }
        }

        return loaded;
    }

    private static IEnumerable<(string Folder, RegionFile Region)> Find(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "region.json", SearchOption.AllDirectories) : [];
        if (files.Length == 0)
        {
            throw new InvalidDataException(ImportsTexts.NoRegionFile.Replace("{0}", folder, StringComparison.Ordinal));
        }

        return files.Select(file => (Path.GetDirectoryName(file)!, RegionFile.Read(file)))
            .OrderBy(pair => pair.Item2.Order).ThenBy(pair => pair.Item2.Slug, StringComparer.Ordinal);
    }

    private async Task Load(string folder, RegionFile file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var region = file.ToRegion(now);
        db.Add(region);
        await db.SaveChangesAsync(ct);
        current.Set(region);
        var problems = new Problems();
        var intake = new RegionIntake(db, await Known.Load(db, region, now, region.Name, ct), problems);
        foreach (var table in Tables.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            await Take(table, intake, problems, ct);
        }

        await intake.WritePulses(region.Name, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task Take(string file, RegionIntake intake, Problems problems, CancellationToken ct)
    {
        foreach (var row in Rows(file, problems))
        {
            await intake.Take(row, ct);
        }

        await intake.Flush(ct);
        if (problems.List is [var first, ..])
        {
            throw new InvalidDataException($"{file}, {first.Line}, {first.Field}: {first.Text(System.Globalization.CultureInfo.CurrentUICulture)}");
        }
    }

    private static IEnumerable<ImportRow> Rows(string file, Problems problems) =>
        file.EndsWith(".geojson", StringComparison.Ordinal)
            ? GeoJsonTowns.Read(file, problems)
            : CsvTable.Open(file, problems) is { } table ? OwnTables.Read(table, problems, []) : [];
}
