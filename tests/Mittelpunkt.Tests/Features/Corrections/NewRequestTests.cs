using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Features.Corrections;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>Who is told when somebody asks to have an entry corrected or removed, and how seldom.</summary>
public sealed class NewRequestTests
{
    private const string English = "karl@beispielstadt.test";
    private const string Words = "Die Hausnummer stimmt seit Mai nicht mehr.";
    private const string Contact = "eva.privat@anderswo.test";

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Many_requests_at_once_are_one_mail(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using var db = trial.Open();
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            using var visitor = new Visitor(trial.Site);
            return (await Ask(visitor, trial.Small.Actors[number % 2].Slug, "korrigieren", $"Anfrage Nummer {number}, bitte lesen.")).Status;
        }));
        Assert.All(sent, status => Assert.Equal(302, status));
        Assert.Equal(6, await db.Corrections.CountAsync());
        var soon = DateTimeOffset.UtcNow.AddMinutes(30);
        Assert.Equal(1, await Mails(db).CountAsync(m => m.DueAt < soon));
        Assert.InRange(await Mails(db).CountAsync(), 1, 2);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nobody_gets_two_within_an_hour_and_nothing_is_left_untold(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using var scope = trial.Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(trial.Small.Region);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // Tomorrow: nothing of it is due for the site's own sender.
        var start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(1), TimeSpan.Zero);
        var clock = new SetClock { Now = start };
        var outbox = new Outbox(db, scope.ServiceProvider.GetRequiredService<IDataProtectionProvider>(), clock);
        var request = new RequestCorrection(db, new NewRequestMails(db, outbox, scope.ServiceProvider.GetRequiredService<MailRendering>()), clock);

        await AskAt(0);
        await Sent(minute: 1);
        await AskAt(10);
        await AskAt(40);
        Assert.Equal([0, 61], await Due());
        await Sent(minute: 61);
        await AskAt(62);
        Assert.Equal([0, 61, 121], await Due());
        await Sent(minute: 130);
        await AskAt(500);
        Assert.Equal([0, 61, 121, 500], await Due());

        async Task AskAt(int minute)
        {
            clock.Now = start.AddMinutes(minute);
            Assert.Null((await request.Handle(trial.Firm.Slug, new("korrigieren", Words, null, null), CancellationToken.None)).Refusal);
        }

        // As the sender would.
        Task Sent(int minute)
        {
            DateTimeOffset? done = start.AddMinutes(minute);
            return Mails(db).Where(m => m.State == MailState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.DoneAt, done));
        }

        async Task<IEnumerable<int>> Due() => (await Mails(db).AsNoTracking().OrderBy(m => m.DueAt).ToListAsync()).Select(m => (int)Math.Round((m.DueAt - start).TotalMinutes));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Coordinators_are_told_in_their_language_and_nothing_private(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        await using var db = trial.Open();
        foreach (var (address, role) in new[] { (English, Role.Coordinator), (RemovalTrial.Auditor, Role.Auditor) })
        {
            Assert.True((await new GiveRole(db, TimeProvider.System).Handle(address, role, take: false, CancellationToken.None)).Value);
        }

        await db.Accounts.Where(a => a.Email == English).ExecuteUpdateAsync(set => set.SetProperty(a => a.Language, "en"));
        using var visitor = new Visitor(trial.Site);
        Assert.Equal(302, (await Ask(visitor, trial.Firm.Slug, "entfernen", Words, Contact)).Status);
        foreach (var (address, says, link) in new[] { (MembersTrial.Coordinator, "bittet darum, den Eintrag", "/koordination/berichtigungen"), (English, "asks to have the entry", "/en/koordination/berichtigungen") })
        {
            var mail = await visitor.Mail(address);
            Assert.Contains(trial.Firm.Name, mail.Subject, StringComparison.Ordinal);
            foreach (var part in new[] { mail.TextBody, WebUtility.HtmlDecode(mail.HtmlBody) })
            {
                Assert.Contains(says, part, StringComparison.Ordinal);
                Assert.Contains(trial.Site.Address.Authority + link, part, StringComparison.Ordinal);
                Assert.DoesNotContain("Hausnummer", part, StringComparison.Ordinal);
                Assert.DoesNotContain("eva.privat", part, StringComparison.Ordinal);
            }
        }

        Assert.Equal([English, MembersTrial.Coordinator], await Mails(db).OrderBy(m => m.To).Select(m => m.To).ToListAsync());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Owners_are_told_too_and_decide_nothing(string body)
    {
        await using var trial = await MembersTrial.Start(body);
        const string Anna = "anna@dichtung.test";
        await using var db = trial.Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(Anna, Role.Coordinator, take: false, CancellationToken.None)).Value);
        var anna = await trial.SignIn(Anna, "Anna Beispiel");
        Assert.Equal(302, (await anna.Send(MembersTrial.Seals + "/mitmachen", "mitmachen")).Status);
        using var visitor = new Visitor(trial.Site);
        Assert.Equal(302, (await Ask(visitor, trial.Firm.Slug, "korrigieren", Words, Contact)).Status);
        Assert.Equal(302, (await Ask(visitor, trial.Firm.Slug, "entfernen", Words, Contact)).Status);
        var mail = (await visitor.Mail(Anna, after: 1)).TextBody;
        Assert.Contains("ob in Ihrem Eintrag alles stimmt", mail, StringComparison.Ordinal);
        Assert.Contains(trial.Site.Address.Authority + MembersTrial.Seals, mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Hausnummer", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("berichtigungen", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(await Mails(db).ToListAsync(), m => m.To == Anna);
        Assert.InRange(await db.Set<OutboxMail>().CountAsync(m => m.Key.StartsWith("asked-owner:") && m.To == Anna), 1, 2);

        // Another entry of hers would be another mail: it is about something else.
        Assert.Equal(302, (await Ask(visitor, trial.Small.Actors[1].Slug, "korrigieren", Words)).Status);
        Assert.Equal(1, await Mails(db).CountAsync(m => m.To == Anna));
    }

    private static IQueryable<OutboxMail> Mails(AppDb db) => db.Set<OutboxMail>().Where(m => m.Key.StartsWith("asked-entry:"));

    private static Task<(int Status, string Html, string? To)> Ask(Visitor visitor, string slug, string kind, string text, string? contact = null) =>
        visitor.Send($"/akteure/{slug}/korrigieren", "korrektur", ("art", kind), ("text", text), ("kontakt", contact ?? ""));
}
