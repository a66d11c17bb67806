using System.Globalization;
using System.Net;
using System.Text;
using Mittelpunkt.Web.Data.Maps;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>The ground around a point as a picture: municipalities, the river, names, and the pin in the middle.</summary>
public static class PositionPicture
{
    private const int Scale = 10;
    private const int Side = PositionView.Side * Scale;

    public static async Task<IResult> Handle(string slug, string? mitte, string? zoom, EditActor edit, MapPlaces places, CancellationToken ct)
    {
        if (await edit.Open(slug, ct) is null)
        {
            return Results.NotFound();
        }

        var view = PositionView.Read(mitte, zoom, (50, 9));
        return Results.Text(Draw(await places.All(ct), view), "image/svg+xml", Encoding.UTF8);
    }

    private static string Draw(IReadOnlyList<MapPlace> places, PositionView view)
    {
        var projection = view.Projection;
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Side} {Side}" width="{PositionView.Side}" height="{PositionView.Side}" fill="none" stroke-linejoin="round"><rect width="100%" height="100%" fill="#e9eef6"/>""");
        Paint(place => place is { Kind: PlaceKind.Town or PlaceKind.Area, Member: false }, """fill="#f1f4f9" stroke="#c3cfdf" stroke-width="6" """);
        Paint(place => place is { Kind: PlaceKind.Town, Member: true }, """fill="#fff" stroke="#8ea3c2" stroke-width="10" """);
        Paint(place => place.Kind == PlaceKind.River, """stroke="#2f83c4" stroke-width="40" stroke-linecap="round" """);
        foreach (var label in places.Where(place => place.Kind == PlaceKind.Label && place.Shape.Runs is [[_, ..], ..]))
        {
            var (x, y) = projection.Of(label.Shape.Runs[0][0].Longitude, label.Shape.Runs[0][0].Latitude);
            if (x is > 0 and < 1 && y is > 0 and < 1)
            {
                picture.Append(CultureInfo.InvariantCulture,
                    $"""<text x="{x * Side:0}" y="{y * Side:0}" font-family="Fira Sans, sans-serif" font-size="120" fill="#33435c" stroke="#fff" stroke-width="30" paint-order="stroke" text-anchor="middle">{WebUtility.HtmlEncode(label.Name)}</text>""");
            }
        }

        const int middle = Side / 2;
        picture.Append(CultureInfo.InvariantCulture,
            $"""<path d="M{middle} {middle}l-90 -190a100 100 0 1 1 180 0z" fill="#b3286f" stroke="#fff" stroke-width="20"/><circle cx="{middle}" cy="{middle - 230}" r="36" fill="#fff"/></svg>""");
        return picture.ToString();

        void Paint(Func<MapPlace, bool> wanted, string style)
        {
            var path = new StringBuilder();
            foreach (var place in places.Where(wanted))
            {
                PathData.Append(path, place.Shape, projection, Side);
            }

            picture.Append(CultureInfo.InvariantCulture, $"""<path {style}d="{path}"/>""");
        }
    }
}
