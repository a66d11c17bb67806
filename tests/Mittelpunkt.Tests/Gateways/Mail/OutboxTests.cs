using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Gateways.Mail;

namespace Mittelpunkt.Tests.Gateways.Mail;

/// <summary>From the act to the mail server: never lost, never twice.</summary>
public sealed class OutboxTests
{
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly FakeTimeProvider _clock = new(SmallRegion.Now);

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_is_refused_for_now_is_sent_later_under_the_same_name(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = (await SmallRegion.Seed(database)).Region;
        await Keep(database, region, "a");
        using var peer = await SmtpPeer.Start(new(Data: ["451", "451", "ok"]));
        await Round(database, peer);
        await Round(database, peer);
        Assert.Single((await peer.Mails()));
        _clock.Advance(SendOutbox.Pause(1));
        await Round(database, peer);
        _clock.Advance(SendOutbox.Pause(1));
        await Round(database, peer);
        Assert.Equal(2, (await peer.Mails()).Count);
        _clock.Advance(SendOutbox.Pause(2));
        await Round(database, peer);
        Assert.Equal(3, (await peer.Mails()).Count);
        Assert.Single((await peer.Mails()).Select(got => got.Message.MessageId).Distinct());
        var row = Assert.Single(await Rows(database, region));
        Assert.Equal((MailState.Sent, 3, null), (row.State, row.Attempts, row.Content));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_refusal_is_kept_with_its_answer(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = (await SmallRegion.Seed(database)).Region;
        await Keep(database, region, "a", "b");
        using var peer = await SmtpPeer.Start(new(Rcpt: ["550", "ok"]));
        await Round(database, peer);
        _clock.Advance(TimeSpan.FromHours(2));
        await Round(database, peer);
        var rows = await Rows(database, region);
        Assert.Equal([MailState.Refused, MailState.Sent], rows.Select(row => row.State));
        Assert.StartsWith("550 answer 550 for a@beispiel.test", rows[0].Answer, StringComparison.Ordinal);
        Assert.Single((await peer.Mails()));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_was_on_its_way_at_a_crash_is_not_sent_again(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = (await SmallRegion.Seed(database)).Region;
        await Keep(database, region, "a");
        await using (var db = database.Open(region))
        {
            DateTimeOffset? until = _clock.GetUtcNow() + SendOutbox.Lease;
            await db.Set<OutboxMail>().ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.LeasedUntil, until));
        }

        using var peer = await SmtpPeer.Start(new());
        await Round(database, peer);
        Assert.Equal(MailState.Sending, (await Rows(database, region)).Single().State);
        _clock.Advance(SendOutbox.Lease + TimeSpan.FromSeconds(1));
        await Round(database, peer);
        Assert.Equal((MailState.Unclear, null), ((await Rows(database, region)).Single().State, (await Rows(database, region)).Single().Content));
        Assert.Empty((await peer.Mails()));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Four_senders_over_one_database_send_each_mail_once(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = (await SmallRegion.Seed(database)).Region;
        await Keep(database, region, [.. Enumerable.Range(1, 40).Select(i => $"m{i}")]);
        using var peer = await SmtpPeer.Start(new());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Round(database, peer))));
        Assert.Equal(40, (await peer.Mails()).Count);
        Assert.Equal(40, (await peer.Mails()).Select(got => got.To.Single()).Distinct().Count());
        Assert.All(await Rows(database, region), row => Assert.Equal((MailState.Sent, 1), (row.State, row.Attempts)));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Without_the_act_there_is_no_mail_and_one_act_causes_one(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = (await SmallRegion.Seed(database)).Region;
        await using (var db = database.Open(region))
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            New(db).Add(Mail("a"));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.Empty(await Rows(database, region));
        await Keep(database, region, "a");
        await Assert.ThrowsAsync<DbUpdateException>(() => Keep(database, region, "a"));
        Assert.Single(await Rows(database, region));
    }

    [Fact]
    public async Task What_is_of_no_use_any_more_is_given_up()
    {
        await using var database = await TestDatabase.Create();
        var region = (await SmallRegion.Seed(database)).Region;
        await Keep(database, region, "a");
        using var peer = await SmtpPeer.Start(new(Rcpt: ["450"]));
        for (var i = 0; i < 20; i++)
        {
            await Round(database, peer);
            _clock.Advance(SendOutbox.Pause(i + 1));
        }

        var row = Assert.Single(await Rows(database, region));
        Assert.Equal((MailState.GivenUp, null), (row.State, row.Content));
        Assert.StartsWith("450", row.Answer, StringComparison.Ordinal);
        Assert.InRange(row.Attempts, 5, 7);
    }

    [Fact]
    public async Task The_database_alone_does_not_tell_what_a_mail_says()
    {
        await using var database = await TestDatabase.Create();
        var region = (await SmallRegion.Seed(database)).Region;
        await Keep(database, region, "a");
        var content = (await Rows(database, region)).Single().Content!;
        Assert.DoesNotContain("12345678", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        await using var db = database.Open(region);
        Assert.Equal("Ihr Code 12345678", New(db).Open((await Rows(database, region)).Single()).Text);
    }

    private static Web.Data.Outbox.Mail Mail(string name) =>
        new("test:" + name, name + "@beispiel.test", "Ihr Code", "<p>Ihr Code 12345678</p>", "Ihr Code 12345678") { UsefulFor = TimeSpan.FromMinutes(10) };

    private Outbox New(Web.Data.AppDb db) => new(db, _keys, _clock);

    private async Task Keep(TestDatabase database, Domain.Regions.Region region, params string[] names)
    {
        await using var db = database.Open(region);
        foreach (var name in names)
        {
            New(db).Add(Mail(name));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await db.SaveChangesAsync();
    }

    private async Task Round(TestDatabase database, SmtpPeer peer)
    {
        await using var db = database.Open();
        using var smtp = new SmtpMail(SmtpMailTests.Settings(peer, "127.0.0.1", ("Security", "none")));
        await new SendOutbox(db, New(db), smtp, new Sender(new MailboxAddress("Mittelpunkt", "netz@beispiel.test")), _clock).Round(default);
    }

    private static async Task<List<OutboxMail>> Rows(TestDatabase database, Domain.Regions.Region region)
    {
        await using var db = database.Open(region);
        return await db.Set<OutboxMail>().AsNoTracking().OrderBy(m => m.Key).ToListAsync();
    }
}
