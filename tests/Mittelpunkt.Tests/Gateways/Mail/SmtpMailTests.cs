using Microsoft.Extensions.Configuration;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Gateways.Mail;
using MimeKit;

namespace Mittelpunkt.Tests.Gateways.Mail;

/// <summary>The conversation with a real mail server.</summary>
public sealed class SmtpMailTests
{
    [Fact]
    public async Task A_mail_arrives_whole()
    {
        using var peer = await SmtpPeer.Start(new());
        using var smtp = new SmtpMail(Settings(peer, "127.0.0.1", ("Security", "none")));
        var delivery = await smtp.Send(Message("Grüße aus Aburg"), default);
        await smtp.Rest();
        Assert.Equal(DeliveryKind.Sent, delivery.Kind);
        var got = Assert.Single((await peer.Mails()));
        Assert.Equal(("netz@beispiel.test", "erika@beispiel.test", false), (got.From, got.To.Single(), got.Tls));
        Assert.Equal("Grüße aus Aburg", got.Message.Subject);
        Assert.Equal("Ihr Code: 12345678 – für Sie\n", got.Message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("<p>Ihr Code", got.Message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", got.Message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("01990000000070008000000000000001@beispiel.test", got.Message.MessageId);
    }

    [Theory, InlineData(false, "starttls"), InlineData(true, "tls")]
    public async Task Encrypted_and_signed_in_with_a_trusted_certificate(bool secure, string security)
    {
        using var own = new Certificates("localhost");
        using var peer = await SmtpPeer.Start(new(own.Cert, own.Key, secure, "netz", "geheim"));
        using var smtp = new SmtpMail(Settings(peer, "localhost", ("Security", security), ("Authorities", own.Cert), ("User", "netz"), ("Password", "geheim")));
        Assert.Equal(DeliveryKind.Sent, (await smtp.Send(Message(), default)).Kind);
        Assert.Equal(DeliveryKind.Sent, (await smtp.Send(Message(), default)).Kind);
        Assert.Equal([(true, "netz"), (true, "netz")], (await peer.Mails()).Select(got => (got.Tls, got.User!)));
    }

    [Fact]
    public async Task The_password_may_stand_in_a_file()
    {
        using var peer = await SmtpPeer.Start(new(User: "netz", Password: "geheim"));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "geheim\n");
        using var smtp = new SmtpMail(Settings(peer, "127.0.0.1", ("Security", "none"), ("User", "netz"), ("PasswordFile", file)));
        File.Delete(file);
        Assert.Equal(DeliveryKind.Sent, (await smtp.Send(Message(), default)).Kind);
    }

    [Fact]
    public async Task Nothing_goes_to_a_server_that_is_not_who_it_should_be()
    {
        using var own = new Certificates("localhost");
        using var other = new Certificates("anderswo.test");
        using var unknown = await SmtpPeer.Start(new(own.Cert, own.Key));
        using var misnamed = await SmtpPeer.Start(new(other.Cert, other.Key));
        using var plain = await SmtpPeer.Start(new());
        var attempts = new[]
        {
            Settings(unknown, "localhost"), Settings(unknown, "localhost", ("Authorities", other.Cert)),
            Settings(misnamed, "localhost", ("Authorities", other.Cert)), Settings(plain, "localhost"),
        };
        foreach (var settings in attempts)
        {
            using var smtp = new SmtpMail(settings);
            Assert.Equal(DeliveryKind.Unreachable, (await smtp.Send(Message(), default)).Kind);
        }

        Assert.Empty((await unknown.Mails()).Concat((await misnamed.Mails())).Concat((await plain.Mails())));
    }

    [Fact]
    public async Task A_wrong_password_is_no_fault_of_the_mail()
    {
        using var peer = await SmtpPeer.Start(new(User: "netz", Password: "geheim"));
        using var smtp = new SmtpMail(Settings(peer, "127.0.0.1", ("Security", "none"), ("User", "netz"), ("Password", "falsch")));
        Assert.Equal(DeliveryKind.Unreachable, (await smtp.Send(Message(), default)).Kind);
        Assert.Empty((await peer.Mails()));
    }

    [Theory]
    [InlineData("450", "ok", DeliveryKind.Later, "450 ")]
    [InlineData("550", "ok", DeliveryKind.Refused, "550 ")]
    [InlineData("ok", "451", DeliveryKind.Later, "451 ")]
    [InlineData("ok", "554", DeliveryKind.Refused, "554 ")]
    public async Task An_answer_is_understood_and_the_connection_goes_on(string rcpt, string data, DeliveryKind expected, string answer)
    {
        using var peer = await SmtpPeer.Start(new(Rcpt: [rcpt, "ok"], Data: [data, "ok"]));
        using var smtp = new SmtpMail(Settings(peer, "127.0.0.1", ("Security", "none")));
        var first = await smtp.Send(Message(), default);
        Assert.Equal(expected, first.Kind);
        Assert.StartsWith(answer, first.Answer, StringComparison.Ordinal);
        Assert.NotEqual(DeliveryKind.Unreachable, (await smtp.Send(Message(), default)).Kind);
    }

    [Fact]
    public async Task A_connection_lost_after_the_text_leaves_it_unclear()
    {
        using var peer = await SmtpPeer.Start(new(Data: ["drop", "ok"]));
        using var smtp = new SmtpMail(Settings(peer, "127.0.0.1", ("Security", "none")));
        Assert.Equal(DeliveryKind.Unclear, (await smtp.Send(Message(), default)).Kind);
        Assert.Equal(DeliveryKind.Sent, (await smtp.Send(Message(), default)).Kind);
    }

    [Fact]
    public async Task No_server_is_said()
    {
        var peer = await SmtpPeer.Start(new());
        var settings = Settings(peer, "127.0.0.1", ("Security", "none"));
        peer.Dispose();
        using var smtp = new SmtpMail(settings);
        Assert.Equal(DeliveryKind.Unreachable, (await smtp.Send(Message(), default)).Kind);
    }

    [Theory]
    [InlineData("Mail:From", "")]
    [InlineData("Mail:From", "kein Absender")]
    [InlineData("Mail:Security", "vielleicht")]
    [InlineData("Mail:Security", "none", "Mail:User", "netz")]
    public void Wrong_or_unsafe_settings_are_refused(params string[] pairs)
    {
        var values = new Dictionary<string, string?> { ["Mail:Host"] = "mail.beispiel.test", ["Mail:From"] = "netz@beispiel.test" };
        for (var i = 0; i < pairs.Length; i += 2)
        {
            values[pairs[i]] = pairs[i + 1];
        }

        Assert.Throws<InvalidOperationException>(() => MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
    }

    internal static MailSettings Settings(SmtpPeer peer, string host, params (string Name, string Value)[] values) =>
        MailSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(values.Select(v => new KeyValuePair<string, string?>("Mail:" + v.Name, v.Value)))
        {
            ["Mail:Host"] = host, ["Mail:Port"] = peer.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Mail:From"] = "Mittelpunkt Beispielland <netz@beispiel.test>",
        }).Build())!;

    private static MimeMessage Message(string subject = "Ihr Code")
    {
        var row = new OutboxMail
        {
            Id = Guid.Parse("01990000-0000-7000-8000-000000000001"), RegionId = Guid.NewGuid(), Key = "k", To = "erika@beispiel.test",
            At = Support.SmallRegion.Now, DueAt = Support.SmallRegion.Now, UsefulUntil = Support.SmallRegion.Now,
        };
        return new Sender(new MailboxAddress("Mittelpunkt", "netz@beispiel.test")).Compose(row, new("k", row.To, subject, "<p>Ihr Code: 12345678</p>", "Ihr Code: 12345678 – für Sie\n"));
    }
}
