using System.Net;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.SignIn;

namespace Mittelpunkt.Tests.Features.SignIn;

/// <summary>Nobody types the address again because a mail did not come.</summary>
public sealed class NewCodeTests
{
    private const string Erika = "erika@beispiel.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_new_code_goes_to_the_same_address_within_the_same_limit(string body)
    {
        await using var site = await Site.WithSmallRegion(body, "--environment", "Development");
        using var visitor = new Visitor(site);
        var first = await visitor.AskCode(Erika, page: "/anmelden?zurueck=%2Fnetz");
        Assert.Equal((302, "/anmelden/code?neu=ja"), (await visitor.Send("/anmelden/code", "nochmal") is var sent) ? (sent.Status, sent.To) : default);
        Assert.Contains("Ein neuer Code ist unterwegs", WebUtility.HtmlDecode((await visitor.Get("/anmelden/code?neu=ja")).Html), StringComparison.Ordinal);
        var second = System.Text.RegularExpressions.Regex.Match((await visitor.Mail(Erika, after: 1)).TextBody!, @"\d{4} \d{4}").Value;
        if (first != second)
        {
            Assert.Equal(422, (await visitor.Send("/anmelden/code", "code", ("code", first))).Status);
        }

        for (var i = 2; i < AskCode.MostInAnHour; i++)
        {
            Assert.Equal(302, (await visitor.Send("/anmelden/code", "nochmal")).Status);
        }

        Assert.Equal(429, (await visitor.Send("/anmelden/code", "nochmal")).Status);
        var last = System.Text.RegularExpressions.Regex.Match((await visitor.Mail(Erika, after: AskCode.MostInAnHour - 1)).TextBody!, @"\d{4} \d{4}").Value;
        Assert.Equal("/konto/willkommen?zurueck=%2Fnetz", (await visitor.Send("/anmelden/code", "code", ("code", last))).To);
    }
}
