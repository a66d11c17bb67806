using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>What two sides state, as people say it and as forms send it.</summary>
public static class TieWords
{
    public static readonly IReadOnlyList<Rung> Rungs = [Rung.Met, Rung.Talked, Rung.Learned, Rung.Cooperates];

    /// <summary>From the narrowest on.</summary>
    public static readonly IReadOnlyList<Visibility> Wishes = [Visibility.Private, Visibility.Network, Visibility.Public];

    /// <summary>"Zusammenarbeit seit März 2024".</summary>
    public static string Say(TieTerms terms) => Wording.Period(terms.Since, terms.Until) is { } period ? $"{terms.Rung.Name()}, {period}" : terms.Rung.Name();

    public static string Means(Rung rung) => rung switch
    {
        Rung.Met => CooperationsTexts.MetMeans,
        Rung.Talked => CooperationsTexts.TalkedMeans,
        Rung.Learned => CooperationsTexts.LearnedMeans,
        _ => CooperationsTexts.CooperatesMeans,
    };

    public static string Of(Visibility wish) => wish switch
    {
        Visibility.Public => CooperationsTexts.WishPublic,
        Visibility.Network => CooperationsTexts.WishNetwork,
        _ => CooperationsTexts.WishPrivate,
    };

    /// <summary>The rung behind a value of a form; one that does not exist for anything else.</summary>
    public static Rung RungOf(string? slug) => Rungs.FirstOrDefault(rung => rung.Slug() == slug);

    /// <summary>The wish behind a value of a form; one that does not exist for anything else.</summary>
    public static Visibility WishOf(string? value) => Wishes.Where(wish => Value(wish) == value).DefaultIfEmpty((Visibility)(-1)).First();

    public static string Value(Visibility wish) => wish.ToString().ToLowerInvariant();

    public static string State(TieProposal proposal) => proposal.State switch
    {
        ProposalState.Declined => CooperationsTexts.StateDeclined,
        ProposalState.Withdrawn => CooperationsTexts.StateWithdrawn,
        _ => CooperationsTexts.StateReplaced,
    };
}
