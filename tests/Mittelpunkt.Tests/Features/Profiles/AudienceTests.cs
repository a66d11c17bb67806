using System.Text.RegularExpressions;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Profiles;

/// <summary>What is not meant for somebody changes not one byte of what that person gets.</summary>
public sealed partial class AudienceTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    private static readonly string[] Everywhere =
    [
        "/", "/en", "/akteure", "/akteure?q=Geheimnis", MembersTrial.Seals, MembersTrial.Seals + "/karte", "/en" + MembersTrial.Seals, "/orte/aburg", "/netz", "/sitemap.xml", "/wand",
        MembersTrial.Seals + "/weg?von=beispiel-logistik-kg", "/api/v1/actors", "/api/v1/actors.csv", "/api/v1/actors.geojson", "/api/v1/ties.csv", "/api/v1/pulses.csv",
        "/api/v1/actors/beispiel-dichtungstechnik-gmbh", MembersTrial.Seals + "/logo.png",
    ];

    [Theory, MemberData(nameof(Bodies))]
    public async Task Each_sees_exactly_what_is_meant_for_them(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var partner = await trial.Member("petra@hochschule.test", "Petra Beispiel", trial.Actors[1]);
        var named = await trial.Member("nils@logistik.test", "Nils Beispiel", trial.Actors[2]);
        var member = await trial.Member("mia@institut.test", "Mia Beispiel", trial.Actors[3]);
        var guest = await trial.Guest("gast@irgendwo.test", "Gustav Beispiel");
        await trial.Confirm(trial.Firm, trial.Actors[1]);
        await using (var db = trial.Open())
        {
            db.Add(new NamedActor { RegionId = trial.Firm.RegionId, OwnerId = trial.Firm.Id, ActorId = trial.Actors[2].Id });
            foreach (var (item, audience) in new[] { (Item.Text, Audience.Nobody), (Item.Topics, Audience.Named), (Item.Visits, Audience.Partners), (Item.Mail, Audience.Network), (Item.Phone, Audience.Public) })
            {
                db.Add(new ProfileEntry { RegionId = trial.Firm.RegionId, OwnerId = trial.Firm.Id, Item = item, Value = "Angabe-" + audience, Audience = audience });
            }

            await db.SaveChangesAsync();
        }

        using var visitor = new Visitor(trial.Site);
        Assert.Equal("Public", await Seen(visitor));
        Assert.Equal("Public", await Seen(guest));
        Assert.Equal("Network Public", await Seen(member));
        Assert.Equal("Network Partners Public", await Seen(partner));
        Assert.Equal("Named Network Public", await Seen(named));
        Assert.Equal("Named Network Nobody Partners Public", await Seen(anna));
        foreach (var (who, expected) in new[] { ("alle", "Public"), ("netz", "Network Public"), ("partner", "Network Partners Public"), ("benannte", "Named Network Public"), ("quatsch", "Public") })
        {
            Assert.Equal(expected, Told((await anna.Get(ProfilesTrial.Edit + "/vorschau?als=" + who)).Html));
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Hidden_entries_people_and_lists_change_no_answer(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var member = await trial.Member("mia@institut.test", "Mia Beispiel", trial.Actors[3]);
        using var visitor = new Visitor(trial.Site);
        var (before, beforeMember) = (await Answers(visitor), await Answers(member));

        Assert.Equal(302, (await anna.Send(ProfilesTrial.Edit, "eintrag", ("name", "Beispiel Dichtungstechnik GmbH"), ("kind", "Company"), ("town", "09661000"), ("text", "Geheimnis"),
            ("text-fuer", "Partners"), ("phone", "06021 987654"), ("phone-fuer", "Nobody"), ("visits", "Geheimnis"), ("visits-fuer", "Named"))).Status);
        Assert.Equal(302, (await anna.Send("/konto/profil", "person", ("person-fuer", "Partners"), ("role", "Geheimnis"), ("role-fuer", "Public"))).Status);
        Assert.Equal(302, (await anna.Send(ProfilesTrial.Edit + "/benannte?q=Logistik", "dazu-beispiel-logistik-kg")).Status);

        Assert.Equal(before, await Answers(visitor));
        Assert.Equal(beforeMember, await Answers(member));
        Assert.Contains("Geheimnis", (await anna.Get(MembersTrial.Seals)).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_person_appears_only_by_its_own_act_and_goes_with_its_membership(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var ben = await trial.Member("ben@dichtung.test", "Ben Sichtbar", trial.Firm);
        Assert.DoesNotContain("Ben Sichtbar", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
        Assert.Equal(302, (await ben.Send("/konto/profil", "person", ("person-fuer", "Public"), ("role", "Leitung Labor"), ("role-fuer", "Public"), ("phone", "06021 123456"), ("phone-fuer", "Network"))).Status);
        var page = await trial.Site.Client.GetStringAsync(MembersTrial.Seals);
        Assert.Contains("Ben Sichtbar", page, StringComparison.Ordinal);
        Assert.Contains("Leitung Labor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("06021", page, StringComparison.Ordinal);
        Assert.Contains("Ben Sichtbar", (await ben.Get("/konto/profil/vorschau?als=alle")).Html, StringComparison.Ordinal);

        // Nobody else's profile can be reached: the address of the page names no person.
        Assert.DoesNotContain("Leitung Labor", (await anna.Get("/konto/profil")).Html, StringComparison.Ordinal);
        var mine = await ben.Get("/konto/organisationen");
        Assert.Equal(302, (await ben.SendFrom(mine.Html, Leave().Match(mine.Html).Groups[1].Value)).Status);
        Assert.DoesNotContain("Ben Sichtbar", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_members_says_nothing_of_its_own()
    {
        await using var trial = await ProfilesTrial.Start(TestDatabase.Sqlite);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        Assert.Equal(302, (await anna.Send(ProfilesTrial.Edit, "eintrag", ("visits", "Jeden Freitag"), ("visits-fuer", "Public"))).Status);
        Assert.Contains("Jeden Freitag", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
        var mine = await anna.Get("/konto/organisationen");
        Assert.Equal(302, (await anna.SendFrom(mine.Html, Leave().Match(mine.Html).Groups[1].Value)).Status);
        Assert.DoesNotContain("Jeden Freitag", await trial.Site.Client.GetStringAsync(MembersTrial.Seals), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Search_finds_what_everybody_may_read_and_nothing_else(string body)
    {
        await using var trial = await ProfilesTrial.Start(body);
        var anna = await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        async Task Say(string audience) => Assert.Equal(302, (await anna.Send(ProfilesTrial.Edit, "eintrag", ("name", "Beispiel Dichtungstechnik GmbH"), ("kind", "Company"), ("town", "09661000"),
            ("topics", "Plasmabeschichtung"), ("topics-fuer", audience), ("text", "Wir **vulkanisieren**."), ("text-fuer", audience))).Status);
        async Task<bool> Finds(string word) => (await anna.Get("/akteure?q=" + word)).Html.Contains($"href=\"{MembersTrial.Seals}\"", StringComparison.Ordinal);

        await Say("Network");
        Assert.False(await Finds("Plasmabeschichtung"));
        await Say("Public");
        Assert.True(await Finds("plasmabeschichtungen"));
        Assert.True(await Finds("vulkanisieren"));
        Assert.Contains("/akteure?q=Plasmabeschichtung\"", (await anna.Get("/akteure")).Html, StringComparison.Ordinal);
        await Say("Partners");
        Assert.False(await Finds("Plasmabeschichtung"));
        Assert.False(await Finds("vulkanisieren"));
    }

    private static async Task<string> Seen(Visitor visitor) => Told((await visitor.Get(MembersTrial.Seals)).Html);

    private static string Told(string html) => string.Join(' ', Said().Matches(html).Select(match => match.Groups[1].Value).Distinct().Order());

    // Tokens of forms differ with every answer.
    private static async Task<string> Answers(Visitor visitor)
    {
        var all = new List<string>();
        foreach (var path in Everywhere)
        {
            var (status, html, _) = await visitor.Get(path);
            all.Add($"{path} {status} {Token().Replace(html, "")}");
        }

        return string.Join('\n', all);
    }

    [GeneratedRegex("Angabe-([A-Z][a-z]+)")]
    private static partial Regex Said();

    [GeneratedRegex("value=\"(gehen-[^\"]+)\"")]
    private static partial Regex Leave();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}
