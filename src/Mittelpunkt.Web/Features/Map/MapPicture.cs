using System.Globalization;
using System.Text;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Maps;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>GET /map/picture.svg: the base map of the region drawn once, for every page that shows a map without script.</summary>
public static class MapPicture
{
    public static async Task<IResult> Handle(MapPlaces places, CurrentRegion current, CancellationToken ct)
    {
        var projection = new Projection(BasePicture.Extent(current.Region!.Bounds));
        return OpenFile.Of(Encoding.UTF8.GetBytes(Draw(await places.All(ct), projection)), "image/svg+xml");
    }

    private static string Draw(IReadOnlyList<MapPlace> places, Projection projection)
    {
        var height = (int)Math.Round(BasePicture.Width * projection.Ratio);
        var around = PathOf(place => place is { Kind: PlaceKind.Town or PlaceKind.Area, Member: false });
        var members = PathOf(place => place is { Kind: PlaceKind.Town, Member: true });
        var laender = PathOf(place => place.Kind == PlaceKind.Land);
        var rivers = PathOf(place => place.Kind == PlaceKind.River);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BasePicture.Width} {height}" width="{BasePicture.Width}" height="{height}" fill="none" stroke-linejoin="round" stroke-linecap="round">
            <rect width="100%" height="100%" fill="#0b1626"/>
            <path fill="#0f1d32" stroke="#1b3049" stroke-width=".9" vector-effect="non-scaling-stroke" d="{around}"/>
            <path fill="#12233a" stroke="#223a58" stroke-width="1" vector-effect="non-scaling-stroke" d="{members}"/>
            <path stroke="#4a6b94" stroke-width="1.3" stroke-dasharray="5 3.5" stroke-linecap="butt" vector-effect="non-scaling-stroke" d="{laender}"/>
            <g stroke="#2f83c4">{Glow(15, ".06")}{Glow(10, ".1")}{Glow(6, ".18")}{Glow(2.4, "1")}</g>
            </svg>
            """);

        string Glow(double width, string opacity) => string.Create(CultureInfo.InvariantCulture,
            $"""<path stroke-width="{width}" stroke-opacity="{opacity}" vector-effect="non-scaling-stroke" d="{rivers}"/>""");

        string PathOf(Func<MapPlace, bool> wanted)
        {
            var path = new StringBuilder();
            foreach (var place in places.Where(wanted))
            {
                PathData.Append(path, place.Shape, projection, BasePicture.Width);
            }

            return path.ToString();
        }
    }
}
