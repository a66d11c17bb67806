namespace Mittelpunkt.Domain.Accounts;

/// <summary>Erasure of an account at the person's wish (Art. 17 GDPR). Withdrawing the consent is the same wish, since nothing can be kept without it.</summary>
public static class Erasure
{
    /// <summary>How long the person can change its mind.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);
}
