using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Profiles;

/// <summary>Members change the entry of their organisation, in a browser without script.</summary>
public sealed class EditActorTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    private static (string, string)[] Form(params (string Name, string Value)[] fields) =>
        [.. new[] { ("name", "Beispiel Dichtungstechnik GmbH"), ("kind", "Company"), ("town", "09661000") }.Where(field => !fields.Any(f => f.Name == field.Item1)).Concat(fields)];

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_a_member_says_is_kept_with_its_history_and_can_be_taken_back(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        Assert.Contains("Das ist Ihre Organisation", (await anna.Get(MembersTrial.Seals)).Html, StringComparison.Ordinal);
        var kept = await anna.Send(ProfilesTrial.Edit, "eintrag", Form(("summary", "Dichtungen für Pumpen."), ("website", "www.dichtung.test"),
            ("text", "# Wir\n\n* Gummi <script>alert(1)</script>\n* [hier](javascript:alert(1)) und [dort](https://dichtung.test)"), ("text-fuer", "Public"),
            ("topics", "Dichtungen, Pumpen"), ("topics-fuer", "Public"), ("languages-da", "1"), ("languages", "de"), ("languages", "tr"), ("languages-fuer", "Public")));
        Assert.Equal((302, ProfilesTrial.Edit + "?erledigt=ja"), (kept.Status, kept.To));

        var page = await trial.Site.Client.GetStringAsync(MembersTrial.Seals);
        Assert.Contains("Dichtungen für Pumpen.", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<h3>Wir</h3>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://dichtung.test\" rel=\"noopener nofollow\">dort</a>", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"tag\">Pumpen</li>", page, StringComparison.Ordinal);
        Assert.Contains("Türkisch", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        await using var db = trial.Open();
        var actor = await db.Actors.SingleAsync(a => a.Id == trial.Firm.Id);
        Assert.Equal(("http://www.dichtung.test", "dichtung.test"), (actor.Website, actor.Domain));
        var change = await db.ProfileChanges.SingleAsync(c => c.Item == Item.Summary);
        var history = await anna.Get(ProfilesTrial.Edit + "/verlauf");
        Assert.Contains("von Anna Beispiel", history.Html, StringComparison.Ordinal);
        var back = await anna.SendFrom(history.Html, $"zurueck-{change.Number}");
        Assert.Equal(302, back.Status);
        Assert.DoesNotContain("Dichtungen für Pumpen.", System.Net.WebUtility.HtmlDecode(await trial.Site.Client.GetStringAsync(MembersTrial.Seals)), StringComparison.Ordinal);
        Assert.Equal(6, await db.ProfileChanges.CountAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Two_who_edit_at_once_lose_nothing(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var ben = await trial.Member("ben@dichtung.test", "Ben Beispiel", trial.Firm, Rights.Edit);
        var (openedByAnna, openedByBen) = ((await anna.Get(ProfilesTrial.Edit)).Html, (await ben.Get(ProfilesTrial.Edit)).Html);
        Assert.Equal(302, (await anna.SendFrom(openedByAnna, "eintrag", Form(("summary", "Von Anna"), ("phone", "06021 111111"), ("phone-fuer", "Network")))).Status);

        // Ben changed the same text, and something else: nothing of it is kept, all of it still stands in the form.
        var late = await ben.SendFrom(openedByBen, "eintrag", Form(("summary", "Von Ben"), ("visits", "Freitags"), ("visits-fuer", "Public")));
        Assert.Equal(409, late.Status);
        Assert.Contains("Von Anna", late.Html, StringComparison.Ordinal);
        Assert.Contains("Von Ben</textarea>", late.Html, StringComparison.Ordinal);
        Assert.Contains("Freitags</textarea>", late.Html, StringComparison.Ordinal);

        // Ben left the telephone alone, so what Anna wrote there stays.
        Assert.Equal(302, (await ben.SendFrom(late.Html, "eintrag", Form(("summary", "Von Ben"), ("visits", "Freitags"), ("visits-fuer", "Public")))).Status);
        await using var db = trial.Open();
        Assert.Equal("Von Ben", await db.Actors.Where(a => a.Id == trial.Firm.Id).Select(a => a.Summary).SingleAsync());
        Assert.Equal("06021 111111", await db.ProfileEntries.Where(e => e.Item == Item.Phone).Select(e => e.Value).SingleAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_without_the_right_finds_the_pages_or_changes_anything(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var form = (await anna.Get(ProfilesTrial.Edit)).Html;
        var speaker = await trial.Member("sprecher@dichtung.test", "Sam Beispiel", trial.Firm, Rights.Speak);
        var stranger = await trial.Member("fremd@logistik.test", "Fritz Beispiel", trial.Actors[2]);
        var coordinator = await trial.Guest(MembersTrial.Coordinator, "Kim Beispiel");
        foreach (var person in new[] { speaker, stranger, coordinator })
        {
            foreach (var path in new[] { "", "/branche", "/lage", "/lage.svg", "/logo", "/benannte", "/vorschau", "/verlauf" })
            {
                Assert.Equal(404, (await person.Get(ProfilesTrial.Edit + path)).Status);
            }

            // The form of somebody else, sent with the own cookie, is refused as well.
            Assert.True((await person.SendFrom(form, "eintrag", Form(("summary", "Gekapert")))).Status is 400 or 404);
        }

        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await trial.Site.Client.GetAsync(new Uri(ProfilesTrial.Edit, UriKind.Relative))).StatusCode);
        await using var db = trial.Open();
        Assert.Empty(await db.ProfileChanges.ToListAsync());
    }

    [Theory]
    [InlineData("name", "", "Namen der Organisation")]
    [InlineData("kind", "Person", "Diese Auswahl gibt es nicht")]
    [InlineData("town", "99999999", "Diese Auswahl gibt es nicht")]
    [InlineData("website", "javascript:alert(1)", "keine Webadresse")]
    [InlineData("mail", "kein@", "keine E-Mail-Adresse")]
    [InlineData("phone", "ruf mich an", "keine Telefonnummer")]
    [InlineData("topics", "a,b,c,d,e,f,g,h,i,j,k,l,m", "Höchstens 12 Themen")]
    public async Task What_cannot_be_is_said_and_nothing_is_kept(string field, string value, string told)
    {
        await using var trial = await ProfilesTrial.Start(TestDatabase.Sqlite);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var answer = await anna.Send(ProfilesTrial.Edit, "eintrag", Form((field, value), ("summary", "Bleibt nicht")));
        Assert.Equal(422, answer.Status);
        Assert.Contains(told, System.Net.WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        Assert.Contains("Bleibt nicht</textarea>", answer.Html, StringComparison.Ordinal);
        await using var db = trial.Open();
        Assert.Empty(await db.ProfileChanges.ToListAsync());
    }

    [Fact]
    public async Task Fields_that_are_not_on_the_form_cannot_be_set()
    {
        await using var trial = await ProfilesTrial.Start(TestDatabase.Sqlite);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        Assert.Equal(302, (await anna.Send(ProfilesTrial.Edit, "eintrag", Form(("slug", "anders"), ("domain", "boese.test"), ("inregion", "false"), ("summary-fuer", "Nobody"), ("role", "Chef")))).Status);
        await using var db = trial.Open();
        var actor = await db.Actors.SingleAsync(a => a.Id == trial.Firm.Id);
        Assert.Equal((trial.Firm.Slug, "dichtung.test", true), (actor.Slug, actor.Domain, actor.InRegion));
        Assert.Empty(await db.ProfileEntries.ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_sector_is_found_by_everyday_words_and_the_pin_is_set_by_a_click(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var found = await anna.Get(ProfilesTrial.Edit + "/branche?q=B%C3%A4cker");
        Assert.Equal(302, (await anna.SendFrom(found.Html, "branche", ("sector", "10.71"))).Status);
        Assert.Equal(422, (await anna.SendFrom(found.Html, "branche", ("sector", "Quatsch"))).Status);
        Assert.Equal(422, (await anna.SendFrom(found.Html, "branche")).Status);

        var clicked = await anna.Get(ProfilesTrial.Edit + "/lage?mitte=49.98+9.15&zoom=3&punkt.x=210&punkt.y=70");
        Assert.Contains("value=\"49.99 9.16", clicked.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await anna.SendFrom(clicked.Html, "lage", ("position", "49,99123 9,16123"))).Status);
        Assert.Equal(422, (await anna.SendFrom(clicked.Html, "lage", ("position", "9.16 49.99"))).Status);
        Assert.Equal(422, (await anna.SendFrom(clicked.Html, "lage", ("position", "hier"))).Status);
        Assert.StartsWith("<svg", (await anna.Get(ProfilesTrial.Edit + "/lage.svg?mitte=quatsch&zoom=99")).Html, StringComparison.Ordinal);
        await using var db = trial.Open();
        var actor = await db.Actors.SingleAsync(a => a.Id == trial.Firm.Id);
        Assert.Equal(("10.71", 49.99123, 9.16123), (actor.SectorCode, actor.Latitude, actor.Longitude));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Merged_entries_keep_what_both_say(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var (keep, other) = (trial.Firm, trial.Actors[2]);
        await using (var db = trial.Open())
        {
            db.AddRange(Say(keep.Id, Item.Phone, "bleibt"), Say(other.Id, Item.Phone, "weicht"), Say(other.Id, Item.Mail, "kommt@logistik.test"));
            db.AddRange(new NamedActor { RegionId = keep.RegionId, OwnerId = trial.Actors[1].Id, ActorId = other.Id }, new NamedActor { RegionId = keep.RegionId, OwnerId = other.Id, ActorId = keep.Id });
            await db.SaveChangesAsync();
            Assert.Null((await new Web.Features.Imports.Merging.MergeActors(db, TimeProvider.System).Accept(keep.Key, other.Key, CancellationToken.None)).Refusal);
        }

        await using var after = trial.Open();
        Assert.Equal(["bleibt", "kommt@logistik.test"], await after.ProfileEntries.Where(e => e.OwnerId == keep.Id).Select(e => e.Value).OrderBy(v => v).ToListAsync());
        Assert.Equal(keep.Id, (await after.NamedActors.SingleAsync()).ActorId);

        ProfileEntry Say(Guid owner, Item item, string value) => new() { RegionId = keep.RegionId, OwnerId = owner, Item = item, Value = value, Audience = Audience.Public };
    }
}
