using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>Checks of single fields that several formats share.</summary>
public static class FieldChecks
{
    /// <summary>A code of the classification of economic activities (WZ 2008).</summary>
    public static string? Sector(Cells cells)
    {
        if (cells.Text("sector", 8) is not { } code)
        {
            return null;
        }

        if (!SectorList.Has(code))
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

        var address = WebAddress.Read(text);
        if (address is null)
        {
            cells.Report(column, ProblemCode.BadWebsite, text);
        }

        return address;
    }

    public static void Order(Cells cells, DateOnly? first, DateOnly? last, string column)
    {
        if (first > last)
        {
            cells.Report(column, ProblemCode.UntilBeforeSince, cells.Raw(column));
        }
    }
}
