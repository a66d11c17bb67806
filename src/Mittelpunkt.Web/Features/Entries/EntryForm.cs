using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Entries;

/// <summary>What the form of a new entry holds.</summary>
public sealed record EntryForm(string? Name, string? Kind, string? Town, string? Website, string? Sentence)
{
    public const int LongestName = 300;

    private const int ShortestName = 2;

    public string CleanName => OneLine(Name);

    public string CleanSentence => OneLine(Sentence);

    public ActorKind? KindOf => Names.KindOf(Kind) is { } kind and not ActorKind.Unknown ? kind : null;

    /// <summary>The address as it is kept; null for none, or for one that is no address.</summary>
    public string? CleanWebsite => OneLine(Website) is { Length: > 0 } typed ? WebAddress.Read(typed) : null;

    /// <summary>Everything that is wrong with it; whether the town is one of the region is asked of the database.</summary>
    /// <param name="isExample">Somebody made up enters only what can be told from real organisations.</param>
    public IReadOnlyList<Refusal> Check(bool isExample) =>
    [
        .. When(CleanName.Length < ShortestName || !CleanName.Any(char.IsLetterOrDigit), nameof(EntriesTexts.NameMissing), "name"),
        .. When(CleanName.Length > LongestName, nameof(EntriesTexts.NameTooLong), "name"),
        .. When(isExample && !CleanName.StartsWith("Beispiel", StringComparison.Ordinal), nameof(EntriesTexts.OnlyExamples), "name"),
        .. When(KindOf is null, nameof(EntriesTexts.KindMissing), "art"),
        .. When(string.IsNullOrEmpty(Town), nameof(EntriesTexts.TownMissing), "ort"),
        .. When(CleanWebsite is null && OneLine(Website).Length > 0, nameof(EntriesTexts.WebsiteBad), "website"),
        .. When(CleanSentence.Length < 10, nameof(EntriesTexts.SentenceMissing), "satz"),
        .. When(CleanSentence.Length > NewEntry.LongestSentence, nameof(EntriesTexts.SentenceTooLong), "satz"),
    ];

    private static IEnumerable<Refusal> When(bool wrong, string code, string field) => wrong ? [new Refusal(RefusalKind.Invalid, code, field)] : [];

    private static string OneLine(string? text) => string.Join(' ', FormText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
