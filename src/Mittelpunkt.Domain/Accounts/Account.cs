using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Accounts;

/// <summary>A person who can sign in to one region. It comes into being with the first right code and has no password.</summary>
public sealed class Account : INeverPublic, IMayBeExample
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 100;

    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <inheritdoc/>
    public bool IsExample { get; init; }

    /// <summary>Where codes go, as <see cref="EmailAddress.Clean"/> gives it; unique in the region.</summary>
    public required string Email { get; set; }

    /// <summary>The name shown; null until the person has given it.</summary>
    public string? Name { get; set; }

    /// <summary>Language of its mails, "de" or "en".</summary>
    public required string Language { get; set; }

    /// <summary>Version of the consent the person agreed to; null until then.</summary>
    public string? ConsentVersion { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? ConsentAt { get; set; }

    /// <summary>When it came into being (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person asked to have it erased (UTC); null when it did not. See <see cref="Erasure"/>.</summary>
    public DateTimeOffset? ErasureAskedAt { get; set; }

    /// <summary>Whether the person has given a name and agreed; before, nothing but that can be done.</summary>
    public bool IsComplete => Name is not null && ConsentVersion is not null;

    /// <summary>Keeps the name and the agreement to the current version of the consent.</summary>
    /// <param name="name">What the person typed.</param>
    /// <param name="agrees">Whether the person agrees now; not needed once it has agreed.</param>
    /// <param name="at">Now (UTC).</param>
    /// <returns>Everything that stands against it; empty when it is kept.</returns>
    public IReadOnlyList<Refusal> Introduce(string? name, bool agrees, DateTimeOffset at)
    {
        var clean = Clean(name);
        var refusals = new List<Refusal>();
        if (clean.Length is 0 or > LongestName)
        {
            refusals.Add(new Refusal(RefusalKind.Invalid, clean.Length == 0 ? "NameMissing" : "NameTooLong", "name"));
        }

        if (!agrees && ConsentVersion is null)
        {
            refusals.Add(new Refusal(RefusalKind.Invalid, "ConsentMissing", "einwilligung"));
        }

        if (refusals.Count == 0)
        {
            Name = clean;
            (ConsentVersion, ConsentAt) = agrees ? (Consent.Version, at) : (ConsentVersion, ConsentAt);
        }

        return refusals;
    }

    // One line, without signs that are not seen.
    private static string Clean(string? name) => string.Join(' ', string.Concat((name ?? "").EnumerateRunes()
        .Select(rune => System.Text.Rune.IsControl(rune) || System.Text.Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format ? " " : rune.ToString()))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
