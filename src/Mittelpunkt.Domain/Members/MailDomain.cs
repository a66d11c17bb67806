namespace Mittelpunkt.Domain.Members;

/// <summary>Whether a mail address proves that its owner belongs to an organisation.</summary>
public static class MailDomain
{
    // Anybody can have an address there, so it says nothing about an organisation, whatever its website is.
    private static readonly HashSet<string> Everybodys = new(StringComparer.Ordinal)
    {
        "1und1.de", "aol.com", "aol.de", "arcor.de", "blogspot.com", "email.de", "facebook.com", "freenet.de", "github.io", "gmail.com", "gmx.at", "gmx.ch",
        "gmx.com", "gmx.de", "gmx.info", "gmx.net", "gmx.org", "googlemail.com", "hotmail.com", "hotmail.de", "icloud.com", "instagram.com", "ionos.de",
        "jimdofree.com", "jimdosite.com", "kabelmail.de", "linkedin.com", "live.com", "live.de", "mac.com", "magenta.de", "mail.de", "mail.ru", "mailbox.org", "me.com",
        "msn.com", "online.de", "outlook.com", "outlook.de", "posteo.de", "posteo.net", "proton.me", "protonmail.com", "rocketmail.com", "t-online.de", "tutanota.com",
        "tutanota.de", "vodafone.de", "web.de", "weebly.com", "wixsite.com", "wordpress.com", "yahoo.com", "yahoo.de", "yandex.com", "ymail.com", "zoho.com",
    };

    /// <summary>The domain of an address is the organisation's, or below it ("anna@labor.firma.de" for "firma.de").</summary>
    /// <param name="email">An address as <see cref="Accounts.EmailAddress.Clean"/> gives it, confirmed by its owner.</param>
    /// <param name="domain">Host of the organisation's website, lower case, without "www."; null when unknown.</param>
    /// <returns>False also for domains at which anybody can have an address or a page, and for a domain of one label.</returns>
    public static bool Proves(string email, string? domain)
    {
        if (domain is null || !domain.Contains('.', StringComparison.Ordinal) || Everybodys.Contains(domain))
        {
            return false;
        }

        var of = email[(email.LastIndexOf('@') + 1)..];
        return of == domain || of.EndsWith("." + domain, StringComparison.Ordinal);
    }
}
