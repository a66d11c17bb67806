namespace Mittelpunkt.Domain.Members;

/// <summary>How it is known that a person may act for an organisation.</summary>
public enum Proof
{
    /// <summary>Its confirmed mail address lies at the organisation's own domain; see <see cref="MailDomain"/>.</summary>
    MailDomain = 1,
    /// <summary>An owner of the organisation admitted the person.</summary>
    Owner = 2,
    /// <summary>The coordinator of the region checked it.</summary>
    Coordinator = 3,
    /// <summary>The person accepted an owner's invitation.</summary>
    Invitation = 4,
    /// <summary>Whoever reads the mail to the address in the organisation's imprint, at its own domain, confirmed the person.</summary>
    Imprint = 5,
}
