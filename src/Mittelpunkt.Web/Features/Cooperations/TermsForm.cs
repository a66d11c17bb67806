using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>What stands in the form, as it was typed.</summary>
public sealed record TermsForm(string? Rung, string? Since, string? Until, string? Sentence, string? Wish)
{
    public static TermsForm Of(TieTerms terms, Visibility wish) =>
        new(terms.Rung.Slug(), MonthText.Of(terms.Since), MonthText.Of(terms.Until), null, TieWords.Value(wish));

    /// <summary>What it says, and everything that stands against it.</summary>
    public (TieWord Word, IReadOnlyList<Refusal> Refusals) Read(DateOnly today)
    {
        var refusals = new List<Refusal>();
        DateOnly? Day(string? text, bool last, string field)
        {
            if (!MonthText.TryRead(text, last, out var day))
            {
                refusals.Add(new(RefusalKind.Invalid, nameof(CooperationsTexts.DateUnread), field));
            }

            return day;
        }

        var terms = new TieTerms(TieWords.RungOf(Rung), Day(Since, false, "seit"), Day(Until, true, "bis"));
        var word = new TieWord(terms, FormText.Clean(Sentence) is { Length: > 0 } typed ? typed : null, TieWords.WishOf(Wish));
        refusals.AddRange(word.Against(today));
        return (word, refusals);
    }
}
