using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Gateways.Mail;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Setup;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Setup;

/// <summary>What is wrong is said at its field, and nothing is made.</summary>
public sealed class BadSetupTests
{
    [Theory]
    [InlineData(Paths.Setup, "region", "name", "")]
    [InlineData(Paths.Setup, "region", "name", "12345")]
    [InlineData(Paths.Setup, "region", "beschreibung-en", null)]
    [InlineData(Paths.SetupTowns, "weiter", "q", "")]
    [InlineData(Paths.SetupTowns, "dazu", "q", "99999999")]
    [InlineData(Paths.SetupPeople, "koordination", "koordination", "keine Adresse")]
    [InlineData(Paths.SetupPeople, "koordination", "koordination", "a@b.test\r\nBcc: c@d.test")]
    [InlineData(Paths.SetupImprint, "impressum", "operator-city", null)]
    public async Task Bad_input_is_said_at_its_field(string step, string form, string field, string? value)
    {
        await using var site = await SetupTests.Start(await TestDatabase.Create());
        using var visitor = new Visitor(site);
        await SetupTests.Enter(visitor, site);
        var answer = await visitor.Send(step, form, (field == "q" ? "ort" : field, value ?? new string('x', 400)), ("name", field == "name" ? value! : "Beispielland"));
        Assert.Equal(422, answer.Status);
        Assert.Contains($"id=\"{field}-fehler\"", answer.Html, StringComparison.Ordinal);
        Assert.Equal(422, (await visitor.Send(Paths.SetupEnd, "fertig")).Status);
        await using var db = site.Database.Open();
        Assert.False(await db.Regions.AnyAsync());
    }

    [Fact]
    public async Task Hostile_searches_and_broken_drafts_are_harmless()
    {
        await using var site = await SetupTests.Start(await TestDatabase.Create());
        using var visitor = new Visitor(site);
        await SetupTests.Enter(visitor, site);
        foreach (var draft in new[] { "{ \"Name\": ", "null", "[]", "{\"Name\":null,\"Towns\":null}", "{\"Towns\":[null,\"06438013\"]}" })
        {
            await File.WriteAllTextAsync(Path.Combine(site.Database.Folder, "setup.json"), draft);
            Assert.Equal(200, (await visitor.Get(Paths.SetupEnd)).Status);
        }

        foreach (var text in new[] { "%27%3B--", "%00", "%3Cscript%3Ealert%3C/script%3E", new string('a', 2000), "%F0%9F%98%80", "%FF" })
        {
            var answer = await visitor.Get(Paths.SetupTowns + "?q=" + text);
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain("<script>alert", answer.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_said_with_what_went_wrong()
    {
        await using var site = await Site.Start(await TestDatabase.Create(), "--Empty", "true", "--Mail:Host", "127.0.0.1", "--Mail:Port", "1", "--Mail:Security", "none", "--Mail:From", "netz@beispiel.test");
        using var visitor = new Visitor(site);
        await SetupTests.Enter(visitor, site);
        var answer = await visitor.Send(Paths.SetupPeople, "koordination", ("koordination", "a@b.test"), ("probe", "ja"));
        Assert.Equal(409, answer.Status);
        Assert.Contains("Die Testmail wurde nicht angenommen", answer.Html, StringComparison.Ordinal);
        Assert.Contains("Antwort: ", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_there_gets_the_test_mail_before_anything_is_kept()
    {
        using var peer = await SmtpPeer.Start(new());
        await using var site = await Site.Start(await TestDatabase.Create(), "--Empty", "true",
            "--Mail:Host", "127.0.0.1", "--Mail:Port", peer.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--Mail:Security", "none", "--Mail:From", "netz@beispiel.test");
        using var visitor = new Visitor(site);
        await SetupTests.Enter(visitor, site);
        Assert.Equal(302, (await visitor.Send(Paths.SetupPeople, "koordination", ("koordination", "a@b.test"), ("probe", "ja"))).Status);
        var mail = Assert.Single(await peer.Mails());
        Assert.Equal(("netz@beispiel.test", "a@b.test"), (mail.From, Assert.Single(mail.To)));
        await using var plain = site.Database.Open();
        Assert.False(plain.Regions.Any());
    }

    [Fact]
    public async Task Without_a_mail_server_it_says_so_and_goes_on()
    {
        await using var site = await Site.Start(await TestDatabase.Create(), "--Empty", "true");
        using var visitor = new Visitor(site);
        await SetupTests.Enter(visitor, site);
        await SetupTests.Fill(visitor);
        Assert.Contains("Es ist kein Mailserver eingestellt.", (await visitor.Get(Paths.SetupEnd)).Html, StringComparison.Ordinal);
        Assert.Equal(409, (await visitor.Send(Paths.SetupPeople, "koordination", ("koordination", "a@b.test"), ("probe", "ja"))).Status);
        Assert.Equal(302, (await visitor.Send(Paths.SetupEnd, "fertig")).Status);
    }

    [Fact]
    public void Every_municipality_is_in_the_list_once()
    {
        Assert.Equal(Municipalities.Most, Municipalities.Search("au").Count);
        Assert.Equal("Hanau", Municipalities.Search("hanau")[0].Name);
        Assert.Equal(13, Municipalities.Search("landkreis offenbach").Count);
        Assert.Empty(Municipalities.Search(" a "));
        Assert.Equal(["Aschaffenburg", "Hanau"], Municipalities.Of(["09661000", "06435014", "nichts"]).Select(town => town.Name));
        Assert.True(Municipalities.Of([.. Municipalities.Search("06438").Select(town => town.Ags)]).All(town => town.District == "Landkreis Offenbach"));
    }
}
