using System.Globalization;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>Reads the values of a map's address. What cannot be read is left out, never an error.</summary>
public static class MapQuery
{
    public static int? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100 ? year : null;
}
