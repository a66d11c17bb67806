using CsCheck;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data.Maps;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Tests.Ui.Maps;

public sealed class PictureTests
{
    private static readonly Projection Untermain = new(new Bounds(8.6, 49.6, 9.6, 50.4));

    [Fact]
    public void Corners_of_the_box_are_its_corners()
    {
        Assert.Equal((0, 0), Rounded(Untermain.Of(8.6, 50.4)));
        Assert.Equal((1, 1), Rounded(Untermain.Of(9.6, 49.6)));
        Assert.InRange(Untermain.Ratio, 1.24, 1.26); // one degree of latitude is 1/cos(50°) of one of longitude there
    }

    [Fact]
    public void Any_box_and_place_give_finite_shares() =>
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[-90, 90])
            .Sample((a, b, c, d, longitude, latitude) =>
            {
                var projection = new Projection(new Bounds(Math.Min(a, c), Math.Min(b, d), Math.Max(a, c), Math.Max(b, d)));
                var (x, y) = projection.Of(longitude, latitude);
                return double.IsFinite(x) && double.IsFinite(y) && projection.Size(8000) is { Width: > 0, Height: > 0 };
            });

    [Fact]
    public void Actors_at_one_place_are_kept_apart()
    {
        var placed = PictureDot.Place([Dot(9, 50), Dot(9, 50), Dot(9, 50), Dot(9.2, 50)], Untermain);
        Assert.Equal(4, placed.Count);
        Assert.Equal((0.0, 0.0), (placed[^1].Dx, placed[^1].Dy));
        foreach (var (a, b) in placed.Take(3).SelectMany((dot, i) => placed.Skip(i + 1).Take(2 - i).Select(other => (dot, other))))
        {
            Assert.True(Math.Sqrt(Math.Pow(a.Dx - b.Dx, 2) + Math.Pow(a.Dy - b.Dy, 2)) > 8);
        }
    }

    [Fact]
    public void A_crowd_is_gathered_and_nobody_is_lost()
    {
        var random = new Random(7);
        var dots = Enumerable.Range(0, 5000).Select(_ => Dot(8.6 + random.NextDouble(), 49.6 + (0.8 * random.NextDouble()))).ToList();
        var placed = PictureDot.Place(dots, Untermain);
        Assert.InRange(placed.Count, 100, 4600);
        Assert.Equal(5000, placed.Sum(dot => dot.Count));
    }

    [Fact]
    public void Names_do_not_run_into_each_other_and_cities_come_first()
    {
        MapPlace[] places = [Label("Klein", 9.001, 50.001, 900), Label("Großstadt", 9, 50, 90_000), Label("Fern", 9.5, 49.7, 800)];
        var placed = PictureLabel.Place(places, Untermain);
        Assert.Equal(["Großstadt", "Fern"], placed.Select(label => label.Name));
        Assert.Equal([true, false], placed.Select(label => label.Large));
    }

    [Fact]
    public void View_leaves_out_the_outermost_and_falls_back_to_the_region()
    {
        var region = new Bounds(8, 49, 10, 51);
        Assert.Equal(region, MapView.Of(region, []));
        var many = Enumerable.Range(0, 100).Select(i => (9 + (i * 0.002), 50 + (i * 0.002))).Append((8.0, 49.0)).ToList();
        var view = MapView.Of(region, many);
        Assert.True(view.West > 8.9 && view.South > 49.9);
        Assert.True(view.East >= 9.19 && view.North >= 50.19);
    }

    [Fact]
    public void Recent_ties_are_drawn_stronger()
    {
        MapArc Tie(DateOnly? last) => new(8.7, 50, 9.3, 50.1, last);
        var strengths = PictureArcs.Draw([Tie(new(2026, 1, 1)), Tie(new(2023, 1, 1)), Tie(new(2019, 1, 1)), Tie(new(2001, 1, 1)), Tie(null)], Untermain, 2026);
        Assert.Equal([2, 1, 1, 1], strengths.Select(path => path.Count(c => c == 'M')));
    }

    private static (double, double) Rounded((double X, double Y) share) => (Math.Round(share.X, 9), Math.Round(share.Y, 9));

    private static MapDot Dot(double longitude, double latitude) => new("a", "A", ActorKind.Company, null, longitude, latitude, false);

    private static MapPlace Label(string name, double longitude, double latitude, int population) =>
        new(PlaceKind.Label, null, name, population, true, Shape.Point(longitude, latitude));
}
