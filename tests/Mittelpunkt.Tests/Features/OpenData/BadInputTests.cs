using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CsCheck;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Tests.Features.OpenData;

public sealed class BadInputTests(BadInputTests.OpenSite shared) : IClassFixture<BadInputTests.OpenSite>
{
    private static readonly string[] Addresses =
        [Paths.ApiActors, Paths.ApiActorsCsv, Paths.ApiActorsGeoJson, Paths.ApiTiesGeoJson, Paths.ApiTiesCsv, Paths.ApiProjects, Paths.ApiProjectsCsv, Paths.ApiPulses, Paths.ApiPulsesCsv];

    [Theory]
    [InlineData("bbox=NaN,NaN,NaN,NaN", "bbox")]
    [InlineData("bbox=Infinity,0,1,1", "bbox")]
    [InlineData("bbox=1e308,0,1e309,1", "bbox")]
    [InlineData("bbox=10,50,9,51", "bbox")]
    [InlineData("bbox=9,51,10,50", "bbox")]
    [InlineData("bbox=-1000,-1000,1000,1000", "bbox")]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("bbox=1,2,3,4,5", "bbox")]
    [InlineData("bbox=1;2;3;4", "bbox")]
    [InlineData("bbox=,,,", "bbox")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=2147483648", "limit")]
    [InlineData("limit=99999999999999999999999", "limit")]
    [InlineData("limit=٣", "limit")]
    [InlineData("kind=Company", "kind")]
    [InlineData("kind=company&kind=university", "kind")]
    [InlineData("sector=Z", "sector")]
    [InlineData("sector=CC", "sector")]
    [InlineData("reach=world", "reach")]
    [InlineData("town=../../etc/passwd", "town")]
    [InlineData("town=nirgends", "town")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAA", "cursor")]
    [InlineData("q=%00", "q")]
    [InlineData("q=a%E2%80%AEb", "q")]
    [InlineData("q=%ED%A0%80%F0%9F%92%A9", "q")]
    public async Task What_cannot_be_understood_is_refused_with_its_name(string query, string field)
    {
        using var response = await shared.Site.Client.GetAsync(Paths.ApiActors + "?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.True(problem.TryGetProperty("traceId", out _));
    }

    [Fact]
    public async Task Overlong_words_are_refused()
    {
        using var response = await shared.Site.Client.GetAsync(Paths.ApiActors + "?q=" + new string('ä', 201));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var huge = await shared.Site.Client.GetAsync(Paths.ApiActors + "?q=" + new string('a', 20_000));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, huge.StatusCode);
    }

    [Fact]
    public async Task Errors_speak_the_language_asked_for()
    {
        async Task<string> Title(string language, string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
            using var response = await shared.Site.Client.SendAsync(request);
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("title").GetString()!;
        }

        Assert.Equal("Eine Angabe in der Adresse stimmt nicht", await Title("de", Paths.ApiActors + "?limit=x"));
        Assert.Equal("Something in the address is not right", await Title("en-GB,en;q=0.9,de;q=0.1", Paths.ApiActors + "?limit=x"));
        Assert.Equal("Das gibt es hier nicht", await Title("fr", Paths.ApiActors + "/niemand"));
        Assert.Equal("This does not exist here", await Title("en", Paths.ApiActors + "/niemand"));
        Assert.Equal("Diese Seite gibt es nicht", await Title("de", "/api/v1/nichts"));
        Assert.Equal("This page does not exist", await Title("en", "/api/v1/nichts"));
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/%00")]
    [InlineData("/%ff%fe")]
    [InlineData("/a%0d%0aSet-Cookie:x=1")]
    [InlineData("/<script>alert(1)</script>")]
    [InlineData("/niemand")]
    public async Task Unknown_actors_and_path_tricks_are_not_found(string tail)
    {
        var (status, head) = await Raw(shared.Site, $"GET {Paths.ApiActors}{tail} HTTP/1.1");
        Assert.InRange(status, 400, 404);
        Assert.DoesNotContain("Set-Cookie", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Other_methods_are_refused_and_head_has_no_body()
    {
        foreach (var address in Addresses)
        {
            foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH" })
            {
                using var refused = await shared.Site.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
                Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
                Assert.Contains("GET", refused.Content.Headers.Allow);
            }

            using var full = await OpenDataTests.Send(shared.Site, address, "identity");
            using var head = await shared.Site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(full.Headers.ETag, head.Headers.ETag);
            Assert.Equal(full.Content.Headers.ContentLength, head.Content.Headers.ContentLength);

            var preflight = new HttpRequestMessage(HttpMethod.Options, address);
            preflight.Headers.Add("Origin", "https://example.org");
            preflight.Headers.Add("Access-Control-Request-Method", "GET");
            using var allowed = await shared.Site.Client.SendAsync(preflight);
            Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
            Assert.Equal("*", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        }
    }

    [Fact]
    public async Task Whatever_is_asked_the_server_stays_whole()
    {
        var name = Any("q", "kind", "town", "sector", "reach", "bbox", "limit", "cursor", "after", "x");
        var value = Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.,-eENaInf "], 0, 30], Gen.Double.Array[4].Select(n => string.Join(',', n.Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
            Gen.Long.Select(n => $"{n}"), Any("company", "all", "C", "aburg", ""));
        await Gen.Select(Any(Addresses), Gen.Select(name, value).Array[0, 4]).SampleAsync(async (address, pairs) =>
        {
            var query = string.Join('&', pairs.Select(p => p.Item1 + "=" + Uri.EscapeDataString(WellFormed(p.Item2))));
            using var response = await shared.Site.Client.GetAsync(address + "?" + query);
            Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{(int)response.StatusCode} {address}?{query}");
        }, iter: 300, threads: 2);
    }

    [Fact]
    public void A_changed_cursor_or_changed_filters_are_noticed() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 120], Gen.String[0, 20], Gen.Int[0, 200], Gen.Char["ABCabc012-_"]).Sample((key, filters, place, letter) =>
        {
            var cursor = Cursor.Write(key, filters);
            Assert.True(Cursor.TryRead(cursor, filters, out var read));
            Assert.Equal(key, read);
            Assert.False(Cursor.TryRead(cursor, filters + "x", out _));
            var changed = cursor.ToCharArray();
            changed[place % changed.Length] = letter;
            if (Cursor.TryRead(new string(changed), filters, out var other))
            {
                Assert.Equal(key, other);
            }
        });

    [Fact]
    public void Text_in_tables_is_never_a_formula() => Gen.String.Array[1, 4].Sample(cells =>
    {
        foreach (var cell in cells)
        {
            var csv = new CsvTable("a").Text(cell);
            Assert.True(!CsvTable.IsFormula(cell) || csv.Written.Contains('\''), cell);
        }
    });

    [Fact]
    public async Task Too_many_computed_requests_are_put_off()
    {
        await using var site = await Site.WithSmallRegion(TestDatabase.Sqlite, "--RequestsPerMinute", "24");
        HttpResponseMessage? refused = null;
        for (var i = 1; i < 40 && refused is null; i++)
        {
            var response = await site.Client.GetAsync(Paths.ApiActors + "?limit=" + i);
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        Assert.NotNull(refused);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var cached = await site.Client.GetAsync(Paths.ApiActors + "?limit=1");
        Assert.Equal(HttpStatusCode.OK, cached.StatusCode);
    }

    private static Gen<string> Any(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static async Task<(int Status, string Head)> Raw(Site site, string line)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        var head = answer.Split("\r\n\r\n")[0];
        return (int.Parse(head.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), head);
    }

    public sealed class OpenSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.WithSmallRegion(TestDatabase.Sqlite, "--RequestsPerMinute", "1000000");

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
