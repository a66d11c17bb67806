using CsCheck;
using Mittelpunkt.Web.Features.Towns;

namespace Mittelpunkt.Tests.Features.Towns;

public class TownShapeTests
{
    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[9,50],[9.1,50],[9.1,50.1],[9,50]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[9,50],[9.1,50],[9.1,50.1],[9,50]]]]}""")]
    public void An_area_becomes_a_path_in_its_true_shape(string geoJson)
    {
        var shape = TownShape.Of(geoJson);
        Assert.StartsWith("M", shape.Path);
        // At 50° north a degree of longitude is 0.64 of a degree of latitude.
        Assert.Equal(0.65, (double)shape.Width / shape.Height, 0.03);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"Point","coordinates":[9,50]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[9],[9],[9],[9]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[["a","b","c","d"]]}""")]
    public void Anything_else_has_no_outline(string? geoJson) => Assert.Null(TownShape.Of(geoJson).Path);

    [Fact]
    public void Any_text_is_survived() => Gen.String.Sample(text => TownShape.Of(text) is not null);
}
