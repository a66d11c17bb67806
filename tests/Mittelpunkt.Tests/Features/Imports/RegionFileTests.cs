using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Tests.Features.Imports;

public sealed class RegionFileTests
{
    private const string Good = """{"slug":"meine-region","name":"Meine Region","description":{"de":"Ein Satz."},"bounds":[8.6,49.6,9.8,50.5]}""";

    [Fact]
    public void The_template_and_a_short_file_describe_a_region()
    {
        Assert.Equal("meine-region", Read(Good).Slug);
        Assert.Equal("meine-region", RegionFile.Read(Path.Combine(House.Repository.Root, "data", "templates", "region.json")).Slug);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"slug\":\"x\"}")]
    [InlineData("{\"slug\":null,\"name\":\"X\",\"description\":{},\"bounds\":[1,2,3,4]}")]
    [InlineData("{\"slug\":\"Mit Leerzeichen\",\"name\":\"X\",\"description\":{},\"bounds\":[1,2,3,4]}")]
    [InlineData("{\"slug\":\"x\",\"name\":\"X\",\"description\":null,\"bounds\":[1,2,3,4]}")]
    [InlineData("{\"slug\":\"x\",\"name\":\"X\",\"description\":{},\"bounds\":[1,2,3]}")]
    [InlineData("{\"slug\":\"x\",\"name\":\"X\",\"description\":{},\"bounds\":[9,50,8,49]}")]
    [InlineData("{\"slug\":\"x\",\"name\":\"X\",\"description\":{},\"bounds\":[900,50,901,51]}")]
    public void What_describes_none_is_refused_by_name(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains("region.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("bounds", error.Message, StringComparison.Ordinal);
    }

    private static RegionFile Read(string text)
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "region.json"), text);
            return RegionFile.Read(Path.Combine(folder, "region.json"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
