using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Profiles;

namespace Mittelpunkt.Tests.Features.Profiles;

/// <summary>Entries nobody has touched for half a year.</summary>
public sealed partial class EntryCheckTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Its_people_are_asked_once_and_confirm_by_a_link_without_signing_in(string body)
    {
        await using var trial = await ProfilesTrial.Start(body, "--Address", "https://netz.test");
        await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        var start = DateTimeOffset.UtcNow;
        Assert.Equal(0, await Ask(trial, SmallRegion.Now + Actor.CheckAfter - TimeSpan.FromDays(1)));

        await Untouched(trial);
        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Ask(trial, start))));
        Assert.Equal(1, asked.Sum());
        Assert.Equal(0, await Ask(trial, start + TimeSpan.FromDays(30)));

        using var visitor = new Visitor(trial.Site);
        var mail = await visitor.Mail("anna@dichtung.test", after: 1);
        Assert.Contains("Stimmt der Eintrag von Beispiel Dichtungstechnik GmbH noch?", mail.Subject, StringComparison.Ordinal);
        var link = Link().Match(mail.TextBody!).Groups[1].Value;

        // Looking is not confirming: programs that open every link in a mail confirm nothing.
        var page = await visitor.Get(link);
        Assert.Equal(200, page.Status);
        Assert.Null(await CheckedAt(trial));
        Assert.Equal(302, (await visitor.SendFrom(page.Html, "stimmt")).Status);
        Assert.NotNull(await CheckedAt(trial));
        Assert.Contains("Von der Organisation best", await trial.Site.Client.GetStringAsync("/akteure/beispiel-dichtungstechnik-gmbh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_foreign_and_old_links_confirm_nothing()
    {
        await using var trial = await ProfilesTrial.Start(TestDatabase.Sqlite, "--Address", "https://netz.test");
        await trial.Member("anna@dichtung.test", "Anna Beispiel", trial.Firm);
        await Untouched(trial);
        Assert.Equal(1, await Ask(trial, DateTimeOffset.UtcNow - ConfirmEntry.Lasts - TimeSpan.FromDays(1)));
        using var visitor = new Visitor(trial.Site);
        var old = Link().Match((await visitor.Mail("anna@dichtung.test", after: 1)).TextBody!).Groups[1].Value;
        var token = old[(old.IndexOf('=') + 1)..];
        foreach (var link in new[] { old, "/akteure/beispiel-dichtungstechnik-gmbh/aktuell", "/akteure/beispiel-dichtungstechnik-gmbh/aktuell?zeichen=" + new string('x', 5000), $"/akteure/beispiel-logistik-kg/aktuell?zeichen={token}", "/akteure/beispiel-dichtungstechnik-gmbh/aktuell?zeichen=" + token[..^3] + "abc" })
        {
            var page = await visitor.Get(link);
            Assert.Equal(410, page.Status);
            Assert.DoesNotContain("value=\"stimmt\"", page.Html, StringComparison.Ordinal);
        }

        Assert.Null(await CheckedAt(trial));
    }

    private static async Task Untouched(ProfilesTrial trial)
    {
        await using var db = trial.Open();
        var longAgo = DateTimeOffset.UtcNow - (2 * Actor.CheckAfter);
        await db.Actors.Where(a => a.Id == trial.Firm.Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.UpdatedAt, longAgo));
    }

    private static Task<int> Ask(ProfilesTrial trial, DateTimeOffset now) =>
        CheckLoop.Run(trial.Site.Services.GetRequiredService<IServiceScopeFactory>(), now, CancellationToken.None);

    private static async Task<DateTimeOffset?> CheckedAt(ProfilesTrial trial)
    {
        await using var db = trial.Open();
        return await db.Actors.Where(a => a.Id == trial.Firm.Id).Select(a => a.CheckedAt).SingleAsync();
    }

    [GeneratedRegex(@"https://netz\.test(/akteure/\S+)")]
    private static partial Regex Link();
}
