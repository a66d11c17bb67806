using System.Collections.Frozen;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>Checks of single fields that several formats share.</summary>
public static class FieldChecks
{
    private static readonly Lazy<FrozenSet<string>> SectorCodes = new(ReadSectorCodes);

    /// <summary>A code of the classification of economic activities (WZ 2008).</summary>
    public static string? Sector(Cells cells)
    {
        if (cells.Text("sector", 8) is not { } code)
        {
            return null;
        }

        if (!SectorCodes.Value.Contains(code))
        {
            cells.Report("sector", ProblemCode.BadSector, code);
        }

        return code;
    }

    /// <summary>A country in two letters; what the EU writes otherwise is put right.</summary>
    public static string? Country(Cells cells)
    {
        if (cells.Raw("country") is not { } text)
        {
            return null;
        }

        var code = IsoCountry(text);
        if (code is null)
        {
            cells.Report("country", ProblemCode.BadCountry, text);
        }

        return code;
    }

    /// <summary>ISO 3166-1 alpha-2, or null; the European Commission writes EL and UK for GR and GB.</summary>
    public static string? IsoCountry(string text) => text.ToUpperInvariant() switch
    {
        "EL" => "GR",
        "UK" => "GB",
        { Length: 2 } code when code.All(char.IsAsciiLetterUpper) => code,
        _ => null,
    };

    /// <summary>An absolute http(s) address; "www.example.de" is read as http.</summary>
    public static string? Address(Cells cells, string column)
    {
        if (cells.Text(column, 300) is not { } text)
        {
            return null;
        }

        var address = WebAddress(text);
        if (address is null)
        {
            cells.Report(column, ProblemCode.BadWebsite, text);
        }

        return address;
    }

    public static string? WebAddress(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && Host(uri) is { } host && host.Contains('.', StringComparison.Ordinal) && uri.UserInfo.Length == 0 && !full.Any(c => char.IsWhiteSpace(c) || c is '"' or '<' or '>') && full.Length <= 300
            ? full
            : null;
    }

    /// <summary>The host of an address without "www.", lower case.</summary>
    public static string? Domain(string? address) =>
        address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && Host(uri) is { } host
            ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host
            : null;

    // An address may be well-formed and its host still no name that international domain names allow (RFC 5891).
    private static string? Host(Uri uri)
    {
        try
        {
            return uri.IdnHost.ToLowerInvariant() is { Length: > 0 and <= 253 } host ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    public static void Order(Cells cells, DateOnly? first, DateOnly? last, string column)
    {
        if (first > last)
        {
            cells.Report(column, ProblemCode.UntilBeforeSince, cells.Raw(column));
        }
    }

    private static FrozenSet<string> ReadSectorCodes()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "data", "taxonomy", "wz2008.csv");
        return File.ReadLines(file).Skip(1).Select(line => line.Split(',', 3)[1]).ToFrozenSet();
    }
}
