using System.Text.RegularExpressions;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>
/// Organisations with a postcode of their own, from the postal codes of GeoNames. Only those in a member municipality are taken.
/// A bare office ("Finanzamt") gets its municipality in brackets, or nobody could tell which one is meant.
/// </summary>
public static partial class RecipientsFormat
{
    private static readonly Columns Columns = new(
        (["plz", "postcode"], true), (["organisation", "place"], true), (["latitude", "lat"], true), (["longitude", "lon"], true));

    public static IEnumerable<ImportRow> Read(Table table, ImportInput input)
    {
        var columns = Columns.Find(table, input.Problems, []);
        if (input.Problems.Any)
        {
            yield break;
        }

        var cells = new Cells(columns, table.Header.Count, input.Problems);
        var seen = new HashSet<string>();
        foreach (var (line, values) in table.Rows)
        {
            cells.Move(line, values);
            var name = cells.Text("organisation", 280, required: true);
            if (name is null || cells.Position() is not { } at || input.Towns.At(at.Longitude, at.Latitude) is not { IsMember: true } town
                || !seen.Add(cells.Text("plz", 10, required: true) + ":" + Slugs.Of(name)))
            {
                input.LeftOut++;
                continue;
            }

            yield return new ActorRow(line)
            {
                Key = $"geonames-plz:{cells.Raw("plz")}:{Slugs.Of(name)}",
                Name = Bare().IsMatch(name) ? $"{name} ({town.Name.Split(" (")[0]})" : name,
                Kind = KindByName.Of(name),
                Town = town.Ags,
                Place = town.Name,
                Longitude = at.Longitude,
                Latitude = at.Latitude,
                Precision = PositionPrecision.Site,
                Source = "GeoNames (CC BY 4.0)",
                SourceName = name,
            };
        }
    }

    [GeneratedRegex("^(AOK|Finanzamt|Landratsamt|Amtsgericht|Stadtverwaltung|IHK|Städt\\. Sparkasse)$")]
    private static partial Regex Bare();
}
