using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>Writes the current region as files that an import reads back to the same region.</summary>
public sealed class ExportRegion(AppDb db, CurrentRegion current)
{
    public static readonly string[] Formats = ["csv", "xlsx", "geojson"];

    /// <summary>Writes the files and returns their paths. Ties that are not public go along only when <paramref name="complete"/>.</summary>
    public async Task<IReadOnlyList<string>> Handle(string format, string folder, bool complete, CancellationToken ct)
    {
        var region = current.Region ?? throw new InvalidOperationException("No region is set.");
        Directory.CreateDirectory(folder);
        List<string> files = [await WriteTowns(Path.Combine(folder, "towns.geojson"), ct)];
        if (format == "geojson")
        {
            return files;
        }

        files.Add(await WriteRegion(Path.Combine(folder, "region.json"), region, ct));
        var tables = await new ExportTables(db).Read(complete, ct);
        if (format == "csv")
        {
            files.AddRange(tables.Select(table => WriteCsv(Path.Combine(folder, table.Name + ".csv"), table)));
        }
        else
        {
            files.Add(await WriteWorkbook(Path.Combine(folder, region.Slug + ".xlsx"), tables, ct));
        }

        return files;
    }

    private static string WriteCsv(string file, ExportTable table)
    {
        using var writer = CsvWriter.ToFile(file, new CsvWriterOptions { NewLine = "\n" });
        writer.WriteRecord(table.Header);
        foreach (var row in table.Rows)
        {
            writer.WriteRecord(row);
        }

        return file;
    }

    private static async Task<string> WriteWorkbook(string file, IReadOnlyList<ExportTable> tables, CancellationToken ct)
    {
        File.Delete(file);
        var sheets = tables.ToDictionary(t => t.Name, t => (object)t.Rows.Select(row =>
            t.Header.Zip(row).ToDictionary(p => p.First, p => (object)p.Second)).DefaultIfEmpty(t.Header.ToDictionary(h => h, _ => (object)"")).ToList());
        await MiniExcel.SaveAsAsync(file, sheets, cancellationToken: ct);
        return file;
    }

    // What the region's own file says beyond its name is kept when one is there already.
    private static async Task<string> WriteRegion(string file, Region region, CancellationToken ct)
    {
        var old = File.Exists(file) ? RegionFile.Read(file) : null;
        var description = new Dictionary<string, string>();
        foreach (var (language, text) in new[] { ("de", region.Description), ("en", region.DescriptionEn) })
        {
            if (text is not null)
            {
                description[language] = text;
            }
        }

        var made = new RegionFile
        {
            Slug = region.Slug, Name = region.Name, Order = old?.Order ?? 0, Description = description,
            Bounds = [region.Bounds.West, region.Bounds.South, region.Bounds.East, region.Bounds.North],
            Members = old?.Members ?? [], Around = old?.Around ?? [], Sources = old?.Sources ?? [],
        };
        await File.WriteAllTextAsync(file, made.ToJson(), ct);
        return file;
    }

    private async Task<string> WriteTowns(string file, CancellationToken ct)
    {
        var towns = await db.Towns.AsNoTracking().OrderBy(t => t.Ags).ToListAsync(ct);
        var features = towns.Select(town => JsonSerializer.Serialize(new
        {
            type = "Feature",
            properties = new
            {
                ags = town.Ags, name = town.Name, population = town.Population,
                populationDate = town.PopulationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), member = town.IsMember,
                longitude = town.Longitude, latitude = town.Latitude,
            },
            geometry = town.Boundary is null ? (JsonElement?)null : JsonDocument.Parse(town.Boundary).RootElement,
        }, RegionFile.Compact));
        await File.WriteAllTextAsync(file, "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features) + "\n]}\n", ct);
        return file;
    }
}
