using System.Globalization;
using System.Text.RegularExpressions;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>
/// Organisations from the Research Organization Registry: its own CSV (schema 2) or a shorter one with the plain names.
/// Only active records whose city lies in a member municipality of the region are taken.
/// </summary>
public static partial class RorFormat
{
    private const string Source = "ROR, Research Organization Registry (CC0)";

    private static readonly Columns Columns = new(
        (["id"], true), (["name", "names.types.ror_display"], true), (["name_de"], false), (["types"], true), (["status"], true),
        (["established"], false), (["city", "locations.geonames_details.name"], false),
        (["country", "locations.geonames_details.country_code"], true), (["latitude", "lat", "locations.geonames_details.lat"], true),
        (["longitude", "lon", "lng", "locations.geonames_details.lng"], true), (["website", "links.type.website"], false),
        (["modified", "admin.last_modified.date"], false));

    public static IEnumerable<ImportRow> Read(Table table, ImportInput input)
    {
        var columns = Columns.Find(table, input.Problems, []);
        if (input.Problems.Any)
        {
            yield break;
        }

        var cells = new Cells(columns, table.Header.Count, input.Problems);
        foreach (var (line, values) in table.Rows)
        {
            cells.Move(line, values);
            if (cells.Raw("country") != "DE" || cells.Raw("status") != "active" || cells.Position() is not { } at
                || input.Towns.At(at.Longitude, at.Latitude) is not { IsMember: true } town)
            {
                input.LeftOut++;
            }
            else if (Organisation(cells, at, town.Ags) is { } row && cells.Clean)
            {
                yield return row;
            }
        }
    }

    private static ActorRow? Organisation(Cells cells, (double Longitude, double Latitude) at, string town)
    {
        var id = Id().Match(cells.Raw("id") ?? "");
        if (!id.Success)
        {
            cells.Report("id", ProblemCode.BadChoice, cells.Raw("id"), "https://ror.org/0…");
            return null;
        }

        var name = cells.Text("name_de", 300) ?? cells.Text("name", 300, required: true);
        return name is null ? null : new ActorRow(cells.Line)
        {
            Key = "ror:" + id.Groups[1].Value,
            Name = name,
            Kind = Kind(cells.Raw("types") ?? "", name),
            Town = town,
            Place = cells.Text("city", 120),
            Longitude = Math.Round(at.Longitude, 5),
            Latitude = Math.Round(at.Latitude, 5),
            Precision = PositionPrecision.Town,
            Website = cells.Raw("website") is { } address ? WebAddress.Read(address.Split(';', '|')[0].Trim()) : null,
            Since = Year(cells.Raw("established")),
            Source = Source,
            SourceUrl = "https://ror.org/" + id.Groups[1].Value,
            SourceDate = cells.Raw("modified") is { } date ? Values.Date(date, SlashDates.Clear, out _) : null,
        };
    }

    private static ActorKind Kind(string types, string name)
    {
        var kind = types.Split('|', ';', ',')[0].Trim() switch
        {
            "company" => ActorKind.Company,
            "government" => ActorKind.PublicBody,
            "nonprofit" => ActorKind.Initiative,
            "facility" => ActorKind.Research,
            _ => ActorKind.Unknown,
        };
        return kind == ActorKind.Unknown ? KindByName.Of(name) : kind;
    }

    private static DateOnly? Year(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 800 and <= 2200 ? new DateOnly(year, 1, 1) : null;

    [GeneratedRegex(@"^(?:https://ror\.org/)?(0[a-z0-9]{6}[0-9]{2})$")]
    private static partial Regex Id();
}
