namespace Mittelpunkt.Domain.Accounts;

/// <summary>What a person agrees to when opening an account. A change of its words is a new version.</summary>
public static class Consent
{
    /// <summary>The day its words were set.</summary>
    public const string Version = "2026-11-23";
}
