using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>A mark on a drawn map.</summary>
/// <param name="X">Share of the box from its left edge.</param>
/// <param name="Y">Share of the box from its top edge.</param>
/// <param name="Dx">Pixels to the right that keep actors at one place apart.</param>
/// <param name="Dy">Pixels downward.</param>
/// <param name="Dot">The actor, or the first of several.</param>
/// <param name="Count">How many actors the mark stands for.</param>
public sealed record PictureDot(double X, double Y, double Dx, double Dy, MapDot Dot, int Count)
{
    /// <summary>Whether it stands for one that is made up.</summary>
    public bool IsExample => Count == 1 && Dot.IsExample;

    private const int MostSingle = 1000;
    private const int CellsAcross = 60;
    private static readonly double GoldenAngle = Math.PI * (3 - Math.Sqrt(5));

    /// <summary>Places the dots. Beyond a thousand, those of one cell become one mark with their number.</summary>
    public static List<PictureDot> Place(IReadOnlyList<MapDot> dots, Projection projection) =>
        dots.Count > MostSingle ? Gather(dots, projection) : Spread(dots, projection);

    // Actors at one position (often the middle of a town) are laid out like the seeds of a sunflower, as on the living map.
    private static List<PictureDot> Spread(IReadOnlyList<MapDot> dots, Projection projection) =>
        [.. dots.GroupBy(d => (Math.Round(d.Longitude, 4), Math.Round(d.Latitude, 4))).SelectMany(group =>
        {
            var (x, y) = projection.Of(group.First().Longitude, group.First().Latitude);
            var alone = group.Count() == 1;
            return group.Select((dot, rank) =>
            {
                var radius = alone ? 0 : 10 * Math.Sqrt(rank + 0.6);
                return new PictureDot(x, y, radius * Math.Cos(rank * GoldenAngle), radius * Math.Sin(rank * GoldenAngle), dot, 1);
            });
        })];

    private static List<PictureDot> Gather(IReadOnlyList<MapDot> dots, Projection projection) =>
        [.. dots.Select(dot => (Dot: dot, Place: projection.Of(dot.Longitude, dot.Latitude)))
            .GroupBy(d => ((int)Math.Floor(d.Place.X * CellsAcross), (int)Math.Floor(d.Place.Y * projection.Ratio * CellsAcross)))
            .Select(cell => new PictureDot(cell.Average(d => d.Place.X), cell.Average(d => d.Place.Y), 0, 0,
                cell.GroupBy(d => d.Dot.Kind).MaxBy(kind => kind.Count())!.First().Dot, cell.Count()))];
}
