using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Legal;

/// <summary>A source of the region's data as its region file names it.</summary>
public sealed record DataSource(string Name, string? Licence, string? Attribution, string? Url, DateOnly? Date)
{
    public string? NameEn { get; init; }
    public string? LicenceEn { get; init; }
    public string? AttributionEn { get; init; }

    /// <summary>The same with its English words where it has some.</summary>
    public DataSource InEnglish() => this with { Name = NameEn ?? Name, Licence = LicenceEn ?? Licence, Attribution = AttributionEn ?? Attribution };
}

/// <summary>Reads where the data of a region comes from: the sources its file names, and those its entries name.</summary>
public sealed class ReadSources(AppDb db, CurrentRegion current)
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<DataSource>> Files = new();
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Sources named by data/regions/SLUG/region.json; none for a region that was loaded from elsewhere.</summary>
    public IReadOnlyList<DataSource> Named() => Files.GetOrAdd(current.Region!.Slug, static slug =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, "data", "regions", slug, "region.json");
        return File.Exists(file) && JsonSerializer.Deserialize<RegionFile>(File.ReadAllText(file), Web) is { } read ? read.Sources ?? [] : [];
    });

    /// <summary>Sources the entries name, with how many entries each.</summary>
    public async Task<List<(string Source, int Entries)>> OfEntries(CancellationToken ct)
    {
        var actors = await db.ActorSources.GroupBy(source => source.Source).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        var projects = await db.Projects.GroupBy(project => project.Source).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        return [.. actors.Concat(projects).GroupBy(row => row.Key).Select(group => (group.Key, group.Sum(row => row.Count)))
            .OrderByDescending(row => row.Item2).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }

    private sealed record RegionFile(IReadOnlyList<DataSource>? Sources);
}
