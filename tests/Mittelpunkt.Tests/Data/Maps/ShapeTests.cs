using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Tests.Data.Maps;

public sealed class ShapeTests
{
    [Fact]
    public void Reads_every_ring_of_a_multipolygon()
    {
        var shape = Shape.Read("""{"type":"MultiPolygon","coordinates":[[[[1,2],[3,2],[3,4],[1,2]]],[[[5,6],[7,6],[7,8],[5,6]],[[5.1,6.1],[5.2,6.1],[5.2,6.2],[5.1,6.1]]]]}""")!;
        Assert.True(shape.Closed);
        Assert.Equal([4, 4, 4], shape.Runs.Select(run => run.Length));
        Assert.Equal((5.2, 6.2), shape.Runs[2][2]);
    }

    [Fact]
    public void Reads_points_and_lines()
    {
        Assert.Equal((9.1, 50.0), Assert.Single(Shape.Point(9.1, 50.0).Runs).Single());
        Assert.Equal(Shape.Point(9.1, 50).Runs, Shape.Read(Shape.Point(9.1, 50).GeoJson)!.Runs);
        Assert.False(Shape.Read("""{"type":"LineString","coordinates":[[1,2],[3,4]]}""")!.Closed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("keine Form")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":7,"coordinates":[1,2]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[1,2],"x",[3,4]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[1,2],[900,2],[3,4]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[[[[[[1,2]]]]]]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[1e999,2],[3,4]]]}""")]
    [InlineData("""{"type":"GeometryCollection","coordinates":[[1,2]]}""")]
    public void Refuses_what_cannot_be_drawn(string? text) => Assert.Null(Shape.Read(text));
}
