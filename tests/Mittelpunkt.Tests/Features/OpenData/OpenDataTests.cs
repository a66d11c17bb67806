using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.OpenData;

public sealed class OpenDataTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Pages_of_actors_hold_each_actor_once(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        List<string> slugs = [];
        var address = Paths.ApiActors + "?reach=all&limit=2";
        for (string? next = address; next is not null;)
        {
            using var page = JsonDocument.Parse(await site.Client.GetStringAsync(next));
            slugs.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("slug").GetString()!));
            next = page.RootElement.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        Assert.Equal(7, slugs.Count);
        Assert.Equal(slugs.Distinct().Order(StringComparer.Ordinal), slugs);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Filters_leave_the_others_out(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        async Task<int> Count(string query) => (await Get(site, Paths.ApiActors + query)).GetProperty("items").GetArrayLength();
        Assert.Equal(6, await Count(""));
        Assert.Equal(7, await Count("?reach=all"));
        Assert.Equal(2, await Count("?kind=company"));
        Assert.Equal(3, await Count("?town=aburg"));
        Assert.Equal(3, await Count("?town=09661000"));
        Assert.Equal(1, await Count("?sector=C"));
        Assert.Equal(1, await Count("?sector=p"));
        Assert.Equal(3, await Count("?bbox=8.8,50.1,9,50.2"));
        Assert.Equal(0, await Count("?bbox=-180,-90,-179,-89"));
        Assert.Equal(6, await Count("?bbox=-180,-90,180,90"));
        Assert.Equal(1, await Count("?q=Dichtungstechnik"));
        Assert.Equal(1, await Count("?q=Hochschule&kind=university"));
        Assert.Equal(0, await Count("?q=Dichtungstechnik&kind=university"));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task An_actor_comes_with_sources_public_ties_and_projects(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            db.Add(SmallRegion.NewTie(small.Region, small.Actors[1], small.Actors[4], 2021, Visibility.Private));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        var detail = await Get(site, Paths.ApiActors + "/" + small.Actors[1].Slug);
        Assert.Equal("university", detail.GetProperty("actor").GetProperty("kind").GetString());
        Assert.Equal("P", detail.GetProperty("actor").GetProperty("sector").GetString());
        Assert.Equal("09661000", detail.GetProperty("actor").GetProperty("town").GetProperty("ags").GetString());
        Assert.Equal("Prüfdaten", detail.GetProperty("sources")[0].GetProperty("source").GetString());
        var ties = detail.GetProperty("ties").GetProperty("cooperates").EnumerateArray().ToList();
        Assert.Equal(["2018-01-01", "2016-01-01", "2014-01-01"], ties.Select(tie => tie.GetProperty("since").GetString()));
        Assert.DoesNotContain(small.Actors[4].Slug, detail.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("beispiel-dichtung-4-0", detail.GetProperty("projects")[0].GetProperty("slug").GetString());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Actors_and_ties_come_as_geojson(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        var near = (await Get(site, Paths.ApiActorsGeoJson)).GetProperty("features");
        Assert.Equal(6, near.GetArrayLength());
        var first = near[0];
        Assert.Equal(0, first.GetProperty("id").GetInt32());
        Assert.Equal("Point", first.GetProperty("geometry").GetProperty("type").GetString());
        var dot = first.GetProperty("properties");
        Assert.Equal("beispiel-dichtungstechnik-gmbh", dot.GetProperty("slug").GetString());
        Assert.Equal("Aburg", dot.GetProperty("town").GetString());
        Assert.Equal("C", dot.GetProperty("sector").GetString());
        Assert.True(dot.GetProperty("region").GetBoolean());
        Assert.False(dot.TryGetProperty("country", out _));

        var all = (await Get(site, Paths.ApiActorsGeoJson + "?reach=all")).GetProperty("features");
        Assert.Equal("FR", all.EnumerateArray().Single(f => !f.GetProperty("properties").GetProperty("region").GetBoolean())
            .GetProperty("properties").GetProperty("country").GetString());

        // One end in the region is enough, as on the map.
        Assert.Equal(4, (await Get(site, Paths.ApiTiesGeoJson)).GetProperty("features").GetArrayLength());
        var ties = (await Get(site, Paths.ApiTiesGeoJson + "?reach=all")).GetProperty("features");
        Assert.Equal(4, ties.GetArrayLength());
        var slugs = all.EnumerateArray().ToDictionary(f => f.GetProperty("properties").GetProperty("slug").GetString()!, f => f.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        foreach (var tie in ties.EnumerateArray())
        {
            var line = tie.GetProperty("geometry").GetProperty("coordinates");
            Assert.Equal(slugs[tie.GetProperty("properties").GetProperty("from").GetString()!], line[0].GetRawText());
            Assert.Equal(slugs[tie.GetProperty("properties").GetProperty("to").GetString()!], line[1].GetRawText());
            Assert.Equal("cooperates", tie.GetProperty("properties").GetProperty("rung").GetString());
        }
    }

    [Fact]
    public async Task Projects_and_pulses_come_in_pages()
    {
        await using var site = await Site.WithSmallRegion();
        var project = (await Get(site, Paths.ApiProjects)).GetProperty("items")[0];
        Assert.Equal("2014-03-01", project.GetProperty("start").GetString());
        Assert.Equal("beispiel-dichtungstechnik-gmbh", project.GetProperty("participants")[0].GetProperty("slug").GetString());
        var pulse = (await Get(site, Paths.ApiPulses)).GetProperty("items")[0];
        Assert.Equal("tie-added", pulse.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Who_has_it_already_gets_nothing_again()
    {
        await using var site = await Site.WithSmallRegion();
        foreach (var path in new[] { Paths.ApiActors, Paths.ApiActorsGeoJson, Paths.ApiTiesGeoJson, Paths.ApiActorsCsv, Paths.ApiProjects, Paths.ApiPulses })
        {
            foreach (var coding in new[] { "br", "gzip", "identity" })
            {
                using var first = await Send(site, path, coding);
                Assert.Equal(HttpStatusCode.OK, first.StatusCode);
                Assert.False(first.Headers.ETag!.IsWeak);
                Assert.Equal(coding == "identity" ? [] : [coding], first.Content.Headers.ContentEncoding);
                using var second = await Send(site, path, coding, first.Headers.ETag.ToString());
                Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
                Assert.Empty(await second.Content.ReadAsByteArrayAsync());
                Assert.Equal("*", Assert.Single(second.Headers.GetValues("Access-Control-Allow-Origin")));
            }

            using var plain = await Send(site, path, "identity");
            using var packed = await Send(site, path, "gzip");
            await using var unpacked = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            await unpacked.CopyToAsync(bytes);
            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), bytes.ToArray());
            Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task After_a_pulse_of_another_process_the_answer_is_new(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        Assert.Equal(6, (await Get(site, Paths.ApiActorsGeoJson)).GetProperty("features").GetArrayLength());
        await using (var db = database.Open(small.Region))
        {
            var actor = SmallRegion.NewActor(small.Region, "Beispiel Neugründung UG", Domain.Actors.ActorKind.Company, null, 9, 50, null);
            actor.InRegion = true;
            db.Add(actor);
            db.Add(new Domain.Pulses.Pulse { RegionId = small.Region.Id, At = DateTimeOffset.UtcNow, Kind = Domain.Pulses.PulseKind.ActorAdded, ActorId = actor.Id });
            await db.SaveChangesAsync();
        }

        var tries = 0;
        while ((await Get(site, Paths.ApiActorsGeoJson)).GetProperty("features").GetArrayLength() != 7)
        {
            Assert.True(++tries < 50, "the old answer is still sent");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task Tables_run_no_formula_and_keep_numbers()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            var actor = SmallRegion.NewActor(small.Region, "=cmd|' /C calc'!A0", Domain.Actors.ActorKind.Company, null, -3.5, 40, null);
            actor.InRegion = true;
            actor.Summary = "sagt \"so\", und\r\nweiter";
            db.Add(actor);
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database);
        using var response = await Send(site, Paths.ApiActorsCsv, "identity");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("actors.csv", response.Content.Headers.ContentDisposition!.FileName);
        var csv = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"'=cmd|' /C calc'!A0\"", csv, StringComparison.Ordinal);
        Assert.Contains(",-3.5,40,", csv, StringComparison.Ordinal);
        Assert.Contains("\"sagt \"\"so\"\", und\r\nweiter\"", csv, StringComparison.Ordinal);
    }

    internal static async Task<JsonElement> Get(Site site, string path)
    {
        using var document = JsonDocument.Parse(await site.Client.GetStringAsync(path));
        return document.RootElement.Clone();
    }

    internal static Task<HttpResponseMessage> Send(Site site, string path, string coding, string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return site.Client.SendAsync(request);
    }
}
