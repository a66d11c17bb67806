using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Gateways.Mail;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Tests.Gateways.Mail;

/// <summary>The real program, killed while the mail server is reading its mail.</summary>
public sealed class KilledSenderTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_mail_is_not_sent_twice_after_a_kill(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var region = (await SmallRegion.Seed(database)).Region;
        var keys = DataProtectionProvider.Create(Directory.CreateDirectory(Path.Combine(database.Folder, "keys")), to => to.SetApplicationName("Mittelpunkt"));
        await using (var db = database.Open(region))
        {
            new Outbox(db, keys, TimeProvider.System).Add(new("test:a", "a@beispiel.test", "Ihr Code", "<p>Code</p>", "Code"));
            await db.SaveChangesAsync();
        }

        using (var deaf = await SmtpPeer.Start(new(Data: ["hang"])))
        {
            using var program = Start(database, deaf);
            await deaf.Wait(1);
            program.Kill();
            await program.WaitForExitAsync();
        }

        Assert.Equal(MailState.Sending, await State(database, region));
        using var peer = await SmtpPeer.Start(new());
        using (var again = Start(database, peer))
        {
            await Task.Delay(TimeSpan.FromSeconds(4));
            again.Kill();
            await again.WaitForExitAsync();
        }

        var later = new FakeTimeProvider(DateTimeOffset.UtcNow + SendOutbox.Lease);
        await using var worker = database.Open();
        using var smtp = new SmtpMail(SmtpMailTests.Settings(peer, "127.0.0.1", ("Security", "none")));
        await new SendOutbox(worker, new Outbox(worker, keys, later), smtp, new Sender(new MailboxAddress("M", "netz@beispiel.test")), later).Round(default);
        Assert.Equal(MailState.Unclear, await State(database, region));
        Assert.Empty((await peer.Mails()));
    }

    private static async Task<MailState> State(TestDatabase database, Domain.Regions.Region region)
    {
        await using var db = database.Open(region);
        return (await db.Set<OutboxMail>().AsNoTracking().SingleAsync()).State;
    }

    private static Process Start(TestDatabase database, SmtpPeer peer) => Process.Start(new ProcessStartInfo("dotnet",
    [
        typeof(Website).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", .. database.Arguments, "--Mail:Host", "127.0.0.1",
        "--Mail:Port", peer.Port.ToString(CultureInfo.InvariantCulture), "--Mail:Security", "none", "--Mail:From", "netz@beispiel.test",
    ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
