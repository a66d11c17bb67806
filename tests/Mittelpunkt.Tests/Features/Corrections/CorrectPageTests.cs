using AngleSharp;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Corrections;

public sealed class CorrectPageTests
{
    private const string Address = "/akteure/beispiel-hochschule-aburg/korrigieren";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_request_is_kept_and_thanked_for(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        using var answer = await Send(site, ("art", "entfernen"), ("text", "Bitte entfernen,\u0007 wir sind umgezogen.\r\nDanke"), ("kontakt", "post@beispiel.test"));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.EndsWith(Address + "?gesendet=1", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Danke, Ihre Anfrage ist angekommen", await site.Client.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        var kept = Assert.Single(await Kept(site));
        Assert.Equal((CorrectionKind.Remove, "Bitte entfernen, wir sind umgezogen.\nDanke", "post@beispiel.test"), (kept.Kind, kept.Text, kept.Contact));
    }

    [Fact]
    public async Task Errors_stand_at_their_fields_and_nothing_typed_is_lost()
    {
        await using var site = await Site.WithSmallRegion();
        using var answer = await Send(site, ("text", "<b>kurz"), ("kontakt", "post@beispiel.test"));
        Assert.Equal(422, (int)answer.StatusCode);
        var page = await Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["#art", "#text"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("true", page.QuerySelector("#text")!.GetAttribute("aria-invalid"));
        Assert.Contains("text-fehler", page.QuerySelector("#text")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal("<b>kurz", page.QuerySelector("#text")!.TextContent);
        Assert.Equal("post@beispiel.test", page.QuerySelector("#kontakt")!.GetAttribute("value"));
        Assert.Empty(await Kept(site));
    }

    [Fact]
    public async Task A_filled_trap_is_thanked_and_forgotten()
    {
        await using var site = await Site.WithSmallRegion();
        using var answer = await Send(site, ("art", "entfernen"), ("text", "Kaufen Sie jetzt dieses Angebot"), ("nachname2", "x"));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Empty(await Kept(site));
    }

    [Fact]
    public async Task A_flood_is_stopped()
    {
        await using var site = await Site.WithSmallRegion();
        var statuses = new List<int>();
        for (var i = 0; i < 11; i++)
        {
            using var answer = await Send(site, ("art", "korrigieren"), ("text", $"Anfrage Nummer {i} von vielen"));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(302, 10), 429], statuses);
        Assert.Equal(10, (await Kept(site)).Count);
    }

    [Fact]
    public async Task A_forged_or_senseless_post_is_refused()
    {
        await using var site = await Site.WithSmallRegion();
        using var forged = new FormUrlEncodedContent([new("_handler", "korrektur"), new("art", "entfernen"), new("text", "Bitte entfernen Sie alles")]);
        using var without = await site.Client.PostAsync(new Uri(Address, UriKind.Relative), forged);
        Assert.Equal(400, (int)without.StatusCode);
        using var json = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        using var other = await site.Client.PostAsync(new Uri(Address, UriKind.Relative), json);
        Assert.InRange((int)other.StatusCode, 400, 499);
        using var nul = await Send(site, ("art", "entfernen"), ("text", "Bitte \0 entfernen Sie das"));
        Assert.Equal(400, (int)nul.StatusCode);
        using var long_ = await Send(site, ("art", "entfernen"), ("text", new string('x', 100_000)));
        Assert.Equal(422, (int)long_.StatusCode);
        Assert.Empty(await Kept(site));
    }

    private static async Task<HttpResponseMessage> Send(Site site, params (string Name, string Value)[] fields)
    {
        var page = await Parse(await site.Client.GetStringAsync(Address));
        var hidden = page.QuerySelectorAll("form[method=post] input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var form = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
        return await site.Client.PostAsync(new Uri(Address, UriKind.Relative), form);
    }

    private static async Task<List<Correction>> Kept(Site site)
    {
        await using var plain = site.Database.Open();
        await using var db = site.Database.Open(await plain.Regions.SingleAsync());
        return await db.Corrections.AsNoTracking().ToListAsync();
    }

    private static async Task<IDocument> Parse(string html) => await BrowsingContext.New().OpenAsync(request => request.Content(html));
}
