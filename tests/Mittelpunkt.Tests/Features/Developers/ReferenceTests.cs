using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Developers;

public sealed class ReferenceTests
{
    [Fact]
    public async Task The_description_names_every_address_with_words_examples_and_errors()
    {
        await using var site = await Site.WithSmallRegion();
        foreach (var language in new[] { "de", "en" })
        {
            using var document = JsonDocument.Parse(await site.Client.GetStringAsync(Paths.In(language, Paths.OpenApi)));
            var paths = document.RootElement.GetProperty("paths");
            Assert.Equal(
                new[] { Paths.ApiActor, Paths.ApiActors, Paths.ApiActorsCsv, Paths.ApiActorsGeoJson, Paths.ApiNetwork, Paths.ApiNetworkCsv, Paths.ApiProjects, Paths.ApiProjectsCsv, Paths.ApiPulses, Paths.ApiPulsesCsv, Paths.ApiTiesCsv, Paths.ApiTiesGeoJson }.Order(StringComparer.Ordinal),
                paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
            foreach (var path in paths.EnumerateObject())
            {
                var get = path.Value.GetProperty("get");
                Assert.False(string.IsNullOrWhiteSpace(get.GetProperty("summary").GetString()), path.Name);
                Assert.False(string.IsNullOrWhiteSpace(get.GetProperty("description").GetString()), path.Name);
                Assert.True(get.GetProperty("responses").TryGetProperty("429", out _), path.Name);
                Assert.Contains(get.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject(), media => media.Value.TryGetProperty("example", out _));
                if (get.TryGetProperty("parameters", out var parameters))
                {
                    Assert.All(parameters.EnumerateArray(), p => Assert.False(string.IsNullOrWhiteSpace(p.GetProperty("description").GetString()), p.GetRawText()));
                }
            }

            foreach (var schema in document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
            {
                foreach (var field in schema.Value.GetProperty("properties").EnumerateObject())
                {
                    Assert.True(field.Value.TryGetProperty("description", out _) || field.Value.TryGetProperty("$ref", out _) || field.Value.TryGetProperty("oneOf", out _)
                        || schema.Name == "BothLanguages", $"{schema.Name}.{field.Name}: {field.Value.GetRawText()}");
                }
            }
        }
    }

    [Theory]
    [InlineData("de", "Schnittstellen")]
    [InlineData("en", "Open data and API")]
    public async Task The_page_shows_every_address_without_script(string language, string title)
    {
        await using var site = await Site.WithSmallRegion();
        using var document = JsonDocument.Parse(await site.Client.GetStringAsync(Paths.OpenApi));
        var html = await site.Client.GetStringAsync(Paths.In(language, Paths.Developers));
        var page = await BrowsingContext.New().OpenAsync(response => response.Content(html));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script"));
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            Assert.Contains(path.Name, text, StringComparison.Ordinal);
        }

        foreach (var link in page.QuerySelectorAll("main nav a"))
        {
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1]));
        }
    }
}
