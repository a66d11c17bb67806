using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Tests.Features.Imports.Inviting;

/// <summary>The coordinator invites people by a list: checked first, sent once, accepted by nobody but whom it is for.</summary>
public sealed partial class InviteListTests
{
    private const string Page = "/koordination/einladen";
    private const string Eva = "eva@labor.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_list_is_looked_at_line_by_line_and_nothing_is_sent(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var anna = await trial.SignIn("anna@dichtung.test", "Anna Beispiel");
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        Assert.Equal(404, (await anna.Get(Page)).Status);
        Assert.Equal(422, (await kim.Send(Page, "pruefen", ("liste", " \n "))).Status);
        Assert.Equal(413, (await kim.Send(Page, "pruefen", ("liste", string.Join('\n', Enumerable.Repeat("a@b.test; X", 501))))).Status);

        var seen = WebUtility.HtmlDecode((await kim.Send(Page, "pruefen", ("liste", string.Join('\n',
            "kein Postfach; Beispiel Logistik KG", "eva@labor.test; Gibt es nicht", $"{MembersTrial.Coordinator}; Beispiel Logistik KG", "eva@labor.test", "Eva@Labor.test;beispiel  LOGISTIK kg",
            "eva@labor.test; beispiel-logistik-kg", "anna@dichtung.test; Beispiel Dichtungstechnik GmbH", "eva@labor.test; Beispiel Dichtungstechnik GmbH", "eva@labor.test; Beispiel Universität Lyon")))).Html);
        Assert.Equal(
            ["keine E-Mail-Adresse", "nicht im Verzeichnis", "Ihre eigene Adresse", "nicht im Verzeichnis", "bekommt die Inhaberschaft", "Steht schon weiter oben", "Gehört schon dazu", "Inhaberinnen und Inhaber entscheiden", "nicht im Verzeichnis"],
            Findings().Matches(seen).Select(match => match.Groups[1].Value).Select(text => Known.Single(known => text.Contains(known, StringComparison.Ordinal))));
        Assert.Contains("2 von 9 Zeilen", seen, StringComparison.Ordinal);
        Assert.Equal(0, await Invited(trial));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_same_list_sent_twice_even_at_once_sends_nothing_twice(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var html = (await kim.Send(Page, "pruefen", ("liste", $"{Eva}; Beispiel Logistik KG\notto@labor.test; Beispiel Logistik KG"))).Html;
        var list = ("liste", $"{Eva}; Beispiel Logistik KG\notto@labor.test; Beispiel Logistik KG");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => kim.SendFrom(html, "senden", list)));
        Assert.Equal([302, 409], both.Select(answer => answer.Status).Order());
        Assert.Equal(409, (await kim.SendFrom(html, "senden", list)).Status);
        Assert.Equal(2, await Invited(trial));
        await using var db = trial.Open();
        Assert.Equal(2, await db.Set<OutboxMail>().CountAsync(m => m.Key.StartsWith("invited:")));
        Assert.Contains("Ihre Adresse hat die Koordination eingegeben", (await kim.Mail(Eva)).TextBody, StringComparison.Ordinal);
        Assert.Contains("2 Einladungen verschickt", (await kim.Get("/koordination/protokoll")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Only_whom_it_was_sent_to_accepts_it_and_a_no_is_kept(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        await Send(kim, $"{Eva}; Beispiel Logistik KG\notto@labor.test; Beispiel Logistik KG\nmia@labor.test; Beispiel Logistik KG");
        var (link, ottos, mias) = (Link(await kim.Mail(Eva)), Link(await kim.Mail("otto@labor.test")), Link(await kim.Mail("mia@labor.test")));

        // Passed on, it is worth nothing.
        var otto = await trial.SignIn("otto@labor.test", "Otto Beispiel", after: 1);
        var other = await otto.Get(link);
        Assert.Contains("für eine andere Adresse als otto@labor.test", WebUtility.HtmlDecode(other.Html), StringComparison.Ordinal);
        Assert.DoesNotContain(Eva, other.Html, StringComparison.Ordinal);
        var forged = await otto.SendFrom((await otto.Get(ottos)).Html.Replace(new Uri(ottos).AbsolutePath, new Uri(link).AbsolutePath, StringComparison.Ordinal), "annehmen");
        Assert.NotEqual(302, forged.Status);
        Assert.Null(await trial.MembershipOf("otto@labor.test"));

        var eva = await trial.SignIn(Eva, "Eva Beispiel", after: 1);
        Assert.Null(await trial.MembershipOf(Eva));
        Assert.Equal(302, (await eva.Send(link, "annehmen")).Status);
        Assert.Equal((Rights.Own, Proof.Coordinator), await trial.MembershipOf(Eva) is { } m ? (m.Rights, m.Proof!.Value) : default);
        Assert.Equal(410, (await eva.Get(link)).Status);

        // Now there is an owner, who decides about the second.
        Assert.Equal(302, (await otto.Send(ottos, "annehmen")).Status);
        Assert.Equal(MembershipState.Asked, (await trial.MembershipOf("otto@labor.test"))!.State);

        using var mia = new Visitor(trial.Site);
        Assert.Equal(302, (await mia.Send(mias, "absagen")).Status);
        Assert.Equal(410, (await mia.Get(mias)).Status);
        Assert.Equal(409, (await Try(kim, "mia@labor.test; Beispiel Logistik KG")).Status);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_spreadsheet_is_read_as_well_and_a_broken_one_is_explained(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        var kim = await trial.SignIn(MembersTrial.Coordinator, "Kim Beispiel");
        var csv = await Upload(kim, Encoding.UTF8.GetBytes("Organisation;E-Mail\n\"Beispiel Logistik KG\";eva@labor.test\n"));
        Assert.Contains("1 von 1 Zeilen", csv.Html, StringComparison.Ordinal);
        using var book = new MemoryStream();
        await book.SaveAsAsync(new[] { new { Adresse = Eva, Organisation = "Beispiel Logistik KG" }, new { Adresse = "x", Organisation = "y" } });
        Assert.Contains("1 von 2 Zeilen", (await Upload(kim, book.ToArray())).Html, StringComparison.Ordinal);
        foreach (var bad in new[] { "Name\nx\n", "PK kein Archiv", "Adresse;Organisation;Adresse\na;b;c\n", "Adresse;Organisation\n\"a;b\n", "\0\0\0" })
        {
            Assert.Equal(422, (await Upload(kim, Encoding.UTF8.GetBytes(bad))).Status);
        }

        Assert.Equal(0, await Invited(trial));
    }

    private static readonly string[] Known = ["keine E-Mail-Adresse", "nicht im Verzeichnis", "Ihre eigene Adresse", "bekommt die Inhaberschaft", "Steht schon weiter oben", "Gehört schon dazu", "Inhaberinnen und Inhaber entscheiden"];

    private static async Task<(int Status, string Html)> Upload(Visitor visitor, byte[] bytes)
    {
        var token = Token().Match((await visitor.Get(Page)).Html).Groups[1].Value;
        using var content = new MultipartFormDataContent
        {
            { new StringContent("pruefen"), "_handler" }, { new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken" }, { new StringContent(""), "liste" },
            { new ByteArrayContent(bytes), "datei", "../liste" },
        };
        using var answer = await visitor.Client.PostAsync(Page, content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task Send(Visitor kim, string list) => Assert.Equal(302, (await Try(kim, list)).Status);

    private static async Task<(int Status, string Html, string? To)> Try(Visitor kim, string list)
    {
        var html = (await kim.Send(Page, "pruefen", ("liste", $"{Eva}; Beispiel Hochschule Aburg"))).Html;
        return await kim.SendFrom(html, "senden", ("liste", list));
    }

    private static string Link(MimeKit.MimeMessage mail) => Address().Match(mail.TextBody!).Value;

    private static async Task<int> Invited(MembersTrial trial)
    {
        await using var db = trial.Open();
        return await db.Invitations.CountAsync();
    }

    [GeneratedRegex(@"http://\S+/einladung/\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"<p class=""(?:soft|error-text)"">([^<]+)</p>")]
    private static partial Regex Findings();

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}
