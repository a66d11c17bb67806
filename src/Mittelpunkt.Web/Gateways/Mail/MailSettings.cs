using System.Net;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using MimeKit;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>The mail server and the sender, from the configuration section Mail.</summary>
public sealed record MailSettings
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required SecureSocketOptions Security { get; init; }

    public required MailboxAddress From { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Certificates to trust beside those of the system, for a mail server with an own authority.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The settings, or null when no mail server is configured.</summary>
    /// <exception cref="InvalidOperationException">A value is missing, wrong or unsafe; says which.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        if (mail["Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var security = SecurityOf(mail["Security"]);
        var user = mail["User"] is { Length: > 0 } name ? name : null;
        if (security == SecureSocketOptions.None && user is not null && !IsHere(host))
        {
            throw new InvalidOperationException("Mail:Security none would send the password readable through the net. Use starttls or tls.");
        }

        return new MailSettings
        {
            Host = host,
            Port = mail.GetValue("Port", security switch { SecureSocketOptions.SslOnConnect => 465, SecureSocketOptions.StartTls => 587, _ => 25 }),
            Security = security,
            From = MailboxAddress.TryParse(mail["From"] ?? "", out var from) ? from
                : throw new InvalidOperationException("Mail:From must be the sender's address, e.g. \"Mittelpunkt Untermain <netz@example.de>\"."),
            User = user,
            Password = mail["PasswordFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : mail["Password"],
            Authorities = mail["Authorities"] is { Length: > 0 } pem ? ReadPem(pem) : null,
        };
    }

    private static SecureSocketOptions SecurityOf(string? word) => word switch
    {
        null or "" or "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => throw new InvalidOperationException("Mail:Security is starttls, tls or none."),
    };

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static X509Certificate2Collection ReadPem(string file)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found;
    }
}
