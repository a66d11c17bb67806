using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>The region.json of a region folder: what the region is called, where it lies and what its records come from.</summary>
public sealed record RegionFile
{
    /// <summary>Letters as they are, one line.</summary>
    public static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Options = new(Compact) { WriteIndented = true, NewLine = "\n" };

    public required string Slug { get; init; }
    public required string Name { get; init; }

    /// <summary>The region with the lowest number is made first and so becomes the default.</summary>
    public int Order { get; init; }
    public required Dictionary<string, string> Description { get; init; }

    /// <summary>West, south, east, north.</summary>
    public required double[] Bounds { get; init; }

    /// <summary>The first digits of the municipality keys that belong to the region.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The first digits of the keys around it.</summary>
    public IReadOnlyList<string> Around { get; init; } = [];

    /// <summary>Where the records come from, with licence and date.</summary>
    public IReadOnlyList<RegionSource> Sources { get; init; } = [];

    /// <exception cref="InvalidDataException">Something is missing or out of bounds.</exception>
    public static RegionFile Read(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<RegionFile>(File.ReadAllText(file), Options) is { } region && region.Sound())
            {
                return region;
            }
        }
        catch (JsonException)
        {
            // Said below in words for people.
        }

        throw new InvalidDataException(ImportsTexts.BadRegionFile.Replace("{0}", file, StringComparison.Ordinal));
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    private bool Sound() => Slug is { Length: > 0 and <= 60 } && Slugs.Of(Slug) == Slug && Name is { Length: > 0 and <= 120 }
        && Description is not null && Description.Values.All(text => text is { Length: <= 300 })
        && Bounds is [>= -180, >= -90, <= 180, <= 90] && Bounds[0] < Bounds[2] && Bounds[1] < Bounds[3];

    public Region ToRegion(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Slug = Slug,
        Name = Name,
        Description = Description.GetValueOrDefault("de"),
        DescriptionEn = Description.GetValueOrDefault("en"),
        Bounds = new Bounds(Bounds[0], Bounds[1], Bounds[2], Bounds[3]),
    };
}

/// <summary>One source of a region's records.</summary>
public sealed record RegionSource(string Name, string Licence, string Attribution, string? Url, string? Date)
{
    /// <summary>What the English pages call it, where that differs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NameEn { get; init; }

    /// <summary>The terms in English, where they differ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LicenceEn { get; init; }

    /// <summary>The attribution in English, where it differs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AttributionEn { get; init; }
}
