using System.Globalization;
using System.Text.Json;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>
/// Municipalities from GeoJSON (RFC 7946). Properties as we write them (ags, name, population, populationDate, member,
/// longitude, latitude) or as the Federal Agency for Cartography does (AGS, GEN, EWZ).
/// </summary>
public static class GeoJsonTowns
{
    public static IEnumerable<ImportRow> Read(string path, Problems problems)
    {
        JsonDocument document;
        try
        {
            using var file = File.OpenRead(path);
            document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException error)
        {
            problems.Add((error.LineNumber ?? 0) + 1, null, ProblemCode.BadJson);
            yield break;
        }

        using (document)
        {
            if (Features(document.RootElement) is not { } features)
            {
                problems.Add(1, "features", ProblemCode.BadJson);
                yield break;
            }

            long number = 0;
            foreach (var feature in features.EnumerateArray())
            {
                if (Whole(feature, ++number, problems) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    private static JsonElement? Features(JsonElement root)
    {
        try
        {
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array ? features : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // JSON may hold bytes or halves of letters that no text can hold; reading them fails wherever they stand, in names of members too.
    private static TownRow? Whole(JsonElement feature, long number, Problems problems)
    {
        try
        {
            return Town(feature, number, problems);
        }
        catch (InvalidOperationException)
        {
            problems.Add(number, null, ProblemCode.ControlCharacter);
            return null;
        }
    }

    private static TownRow? Town(JsonElement feature, long number, Problems problems)
    {
        var before = problems.Count;
        var values = feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var p) && p.ValueKind == JsonValueKind.Object ? p : default;
        if (!Readable(values, number, problems))
        {
            return null;
        }

        var ags = Text(values, "ags", "AGS") ?? "";
        if (ags.Length != 8 || !ags.All(char.IsAsciiDigit))
        {
            problems.Add(number, "ags", ProblemCode.BadAgs, ags);
        }

        var name = Text(values, "name", "GEN");
        if (name is null or { Length: > 120 })
        {
            problems.Add(number, "name", name is null ? ProblemCode.Required : ProblemCode.TooLong, name, "120");
        }

        var population = Number(values, "population", "EWZ");
        if (population is < 0 or > 100_000_000)
        {
            problems.Add(number, "population", ProblemCode.NumberRange, population.Value.ToString(CultureInfo.InvariantCulture), "0 … 100000000");
            population = null;
        }

        var date = Text(values, "populationDate");
        var counted = Day(date);
        if (date is not null && counted is null)
        {
            problems.Add(number, "populationDate", ProblemCode.BadDate, date);
        }

        double? longitude = Number(values, "longitude") is >= -180 and <= 180 and var x ? x : null;
        double? latitude = Number(values, "latitude") is >= -90 and <= 90 and var y ? y : null;
        var bare = longitude is not null && latitude is not null && feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Null;
        var area = bare ? null : Area.Read(feature, number, problems);
        if (problems.Count > before)
        {
            return null;
        }

        return new TownRow(number)
        {
            Ags = ags,
            Name = name!,
            Population = (int?)population,
            PopulationDate = counted,
            IsMember = !values.TryGetProperty("member", out var member) || member.ValueKind != JsonValueKind.False,
            Longitude = longitude ?? area!.Longitude,
            Latitude = latitude ?? area!.Latitude,
            Boundary = area?.Text,
        };
    }

    private static bool Readable(JsonElement values, long number, Problems problems)
    {
        if (values.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        foreach (var property in values.EnumerateObject())
        {
            try
            {
                if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString()!.Any(char.IsControl))
                {
                    problems.Add(number, property.Name, ProblemCode.ControlCharacter);
                    return false;
                }
            }
            catch (InvalidOperationException)
            {
                problems.Add(number, property.Name, ProblemCode.ControlCharacter);
                return false;
            }
        }

        return true;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string? Text(JsonElement values, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.ValueKind == JsonValueKind.Object && values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()?.Trim() is { Length: > 0 } text ? text : null;
            }
        }

        return null;
    }

    private static double? Number(JsonElement values, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.ValueKind == JsonValueKind.Object && values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
            {
                return value.GetDouble();
            }
        }

        return null;
    }
}
