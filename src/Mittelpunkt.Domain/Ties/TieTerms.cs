namespace Mittelpunkt.Domain.Ties;

/// <summary>What both ends of a tie agree on.</summary>
/// <param name="Rung">Highest rung reached.</param>
/// <param name="Since">When it began; null when nobody remembers.</param>
/// <param name="Until">Last day; null while it is open. It may lie ahead.</param>
public sealed record TieTerms(Rung Rung, DateOnly? Since, DateOnly? Until);

/// <summary>What one end says to the other.</summary>
/// <param name="Terms">What it states.</param>
/// <param name="Sentence">To the other end only; null for nothing.</param>
/// <param name="Wish">Whom it lets see the tie.</param>
public sealed record TieWord(TieTerms Terms, string? Sentence, Visibility Wish)
{
    /// <summary>Longest sentence.</summary>
    public const int LongestSentence = 300;

    /// <summary>Everything that stands against it.</summary>
    /// <param name="today">The day by the clocks of the region.</param>
    /// <returns>Invalid with the field "stufe", "seit", "bis", "satz" or "sichtbar"; empty when it can be said.</returns>
    public IReadOnlyList<Refusal> Against(DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Refuse(bool when, string code, string field)
        {
            if (when)
            {
                refusals.Add(new(RefusalKind.Invalid, code, field));
            }
        }

        Refuse(!Enum.IsDefined(Terms.Rung), "RungMissing", "stufe");
        Refuse(Terms.Since > today, "SinceAhead", "seit");
        Refuse(Terms.Until < Terms.Since, "UntilBeforeSince", "bis");
        Refuse(Sentence?.Length > LongestSentence, "SentenceTooLong", "satz");
        Refuse(!Enum.IsDefined(Wish), "WishMissing", "sichtbar");
        return refusals;
    }
}
