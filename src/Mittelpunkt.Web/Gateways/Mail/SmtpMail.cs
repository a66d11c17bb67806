using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>Hands mails to a mail server by SMTP (RFC 5321); one connection serves as many mails as wait.</summary>
public sealed class SmtpMail(MailSettings settings) : IMailGateway, IDisposable
{
    private const int PatienceInMilliseconds = 30_000;

    private SmtpClient? _client;

    public async Task<Delivery> Send(MimeMessage message, CancellationToken ct)
    {
        var begun = new Begun();
        try
        {
            var client = await Connect(ct);
            var answer = await client.SendAsync(message, ct, begun);
            return new Delivery(DeliveryKind.Sent, answer);
        }
        catch (SmtpCommandException refused)
        {
            // After an answer the server waits for the next command; the connection is good.
            return new Delivery((int)refused.StatusCode >= 500 ? DeliveryKind.Refused : DeliveryKind.Later, $"{(int)refused.StatusCode} {refused.Message}");
        }
        catch (Exception broken) when (broken is IOException or ProtocolException or OperationCanceledException or AuthenticationException
            or SslHandshakeException or System.Net.Sockets.SocketException or NotSupportedException or TimeoutException)
        {
            Drop();
            return new Delivery(begun.Yes ? DeliveryKind.Unclear : DeliveryKind.Unreachable, broken.Message);
        }
    }

    public async Task Rest()
    {
        if (_client is { IsConnected: true } client)
        {
            try
            {
                await client.DisconnectAsync(quit: true);
            }
            catch (Exception gone) when (gone is IOException or ProtocolException)
            {
                // It left first.
            }
        }

        Drop();
    }

    public void Dispose() => Drop();

    private async Task<SmtpClient> Connect(CancellationToken ct)
    {
        if (_client is { IsConnected: true } open)
        {
            return open;
        }

        Drop();
        var client = _client = new SmtpClient { Timeout = PatienceInMilliseconds };
        if (settings.Authorities is not null)
        {
            client.ServerCertificateValidationCallback = Trusts;
        }

        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, ct);
        if (settings.User is not null)
        {
            await client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
        }

        return client;
    }

    // The name must fit in any case; only who signed it is decided by the configured certificates.
    private bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(settings.Authorities!);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var shown = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return own.Build(shown);
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }

    // Reports come while the text of the mail goes out, not before.
    private sealed class Begun : ITransferProgress
    {
        public bool Yes { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Yes = true;

        public void Report(long bytesTransferred) => Yes = true;
    }
}
