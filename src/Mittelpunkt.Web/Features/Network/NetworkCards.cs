using static Mittelpunkt.Web.Ui.Wording;
using static System.Globalization.CultureInfo;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>One figure in words: a question, its answer, what it means and how it was counted.</summary>
/// <param name="Id">Name in the page and in the tests.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Value">The answer; where too little is known, that.</param>
/// <param name="Text">The rest of the sentence the value begins, or why too little is known.</param>
/// <param name="More">Further sentences.</param>
/// <param name="How">Definition and denominator.</param>
public sealed record NetworkCard(string Id, string Question, string Value, string Text, IReadOnlyList<string> More, string How, bool IsKnown = true);

/// <summary>Says the figures in the language of the page.</summary>
public static class NetworkCards
{
    public static IReadOnlyList<NetworkCard> Of(NetworkFigures figures) =>
        [Size(figures), Pieces(figures), Core(figures), Kinds(figures), Sectors(figures), Open(figures), Cluster(figures), Distance(figures), Communities(figures)];

    public static string Number(double value) => value.ToString("N0", CurrentCulture);

    private static string Share(double value) => value.ToString(value is > 0 and < 0.01 or > 0.99 and < 1 ? "P1" : "P0", CurrentCulture);

    private static string Decimal(double value) => value.ToString("0.00", CurrentCulture).Replace('-', '−');

    private static NetworkCard Size(NetworkFigures f) => new("size", NetworkTexts.SizeTitle,
        Say(NetworkTexts.SizeValue, Number(f.ActorsInRegion + f.ActorsElsewhere)),
        Say(NetworkTexts.SizeText, Number(f.ActorsInRegion), Number(f.ActorsElsewhere)),
        [Say(NetworkTexts.SizeTies, Number(f.Ties.All), Number(f.Ties.Inside), Number(f.Ties.Leaving), Number(f.Ties.Elsewhere))],
        NetworkTexts.SizeHow);

    private static NetworkCard Pieces(NetworkFigures f)
    {
        if (f.ActorsInRegion == 0)
        {
            return Unknown("pieces", NetworkTexts.PieceTitle, NetworkTexts.Empty, NetworkTexts.PieceHow);
        }

        var cohesion = f.Cohesion;
        return new("pieces", NetworkTexts.PieceTitle, Share((double)cohesion.RegionInLargest / f.ActorsInRegion),
            Say(NetworkTexts.PieceText, Number(cohesion.RegionInLargest), Number(f.ActorsInRegion)),
            [Say(NetworkTexts.PieceAlone, Number(cohesion.RegionWithoutTie)), Say(NetworkTexts.PieceCount, Number(cohesion.Pieces), Number(cohesion.InLargest))],
            NetworkTexts.PieceHow);
    }

    // A core of depth one is only a chain of pairs.
    private static NetworkCard Core(NetworkFigures f) => f.Cohesion.CoreDepth < 2
        ? new("core", NetworkTexts.CoreTitle, NetworkTexts.CoreNone, NetworkTexts.CoreNoneText, [], Say(NetworkTexts.CoreHow, Number(f.ActorsWithTie)))
        : new("core", NetworkTexts.CoreTitle, Say(NetworkTexts.SizeValue, Number(f.Cohesion.CoreSize)),
            Say(NetworkTexts.CoreText, Number(f.Cohesion.CoreDepth)), [], Say(NetworkTexts.CoreHow, Number(f.ActorsWithTie)));

    private static NetworkCard Kinds(NetworkFigures f) => f.Kinds is { } kinds
        ? Crossing("kinds", NetworkTexts.KindsTitle, kinds, NetworkTexts.KindsText, NetworkTexts.KindsHow)
        : Unknown("kinds", NetworkTexts.KindsTitle, Say(NetworkTexts.TooLittleKinds, NetworkFigures.EnoughTies), NetworkTexts.KindsHow);

    private static NetworkCard Sectors(NetworkFigures f)
    {
        var how = Say(NetworkTexts.SectorsHow, Number(f.TiesWithSectors), Number(f.Ties.All));
        return f.Sectors is { } sectors
            ? Crossing("sectors", NetworkTexts.SectorsTitle, sectors, NetworkTexts.SectorsText, how)
            : Unknown("sectors", NetworkTexts.SectorsTitle,
                Say(NetworkTexts.TooLittleSectors, NetworkFigures.EnoughTies, Number(f.TiesWithSectors), Number(f.Ties.All)), how);
    }

    private static NetworkCard Crossing(string id, string question, Crossing found, string text, string how) => new(
        id, question, Share(found.Share), Say(text, Number(found.Across), Number(found.Known)), [Say(NetworkTexts.CrossingExpected, Share(found.Expected))], how);

    private static NetworkCard Open(NetworkFigures f)
    {
        var how = Say(NetworkTexts.OpenHow, Number(f.Ties.All));
        var ours = f.Ties.Inside + f.Ties.Leaving;
        if (f.Openness is not { } open)
        {
            return Unknown("openness", NetworkTexts.OpenTitle, Say(NetworkTexts.TooLittleTies, NetworkFigures.EnoughTies, Number(ours)), how);
        }

        List<string> more = [Say(NetworkTexts.OpenIndex, Decimal(open.Index))];
        if (open.ZScore is { } z)
        {
            more.Add(Say(NetworkTexts.OpenExpected, Decimal(open.Expected), Decimal(z)));
        }

        return new("openness", NetworkTexts.OpenTitle, Share((double)f.Ties.Leaving / ours), Say(NetworkTexts.OpenText, Number(f.Ties.Leaving), Number(ours)), more, how);
    }

    private static NetworkCard Cluster(NetworkFigures f) => f.Clustering is { } share
        ? new("clustering", NetworkTexts.ClusteringTitle, Share(share), NetworkTexts.ClusteringText, [], NetworkTexts.ClusteringHow)
        : Unknown("clustering", NetworkTexts.ClusteringTitle, TooFewTies(f), NetworkTexts.ClusteringHow);

    private static NetworkCard Distance(NetworkFigures f) => f.MeanDistance is { } steps
        ? new("distance", NetworkTexts.DistanceTitle, Say(NetworkTexts.DistanceValue, steps.ToString("0.0", CurrentCulture)), NetworkTexts.DistanceText,
            f.DistanceIsSampled ? [NetworkTexts.DistanceSampled] : [], NetworkTexts.DistanceHow)
        : Unknown("distance", NetworkTexts.DistanceTitle, TooFewTies(f), NetworkTexts.DistanceHow);

    private static NetworkCard Communities(NetworkFigures f)
    {
        var how = Say(NetworkTexts.CommunitiesHow, Number(f.ActorsWithTie));
        return f.Communities is { } groups
            ? new("communities", NetworkTexts.CommunitiesTitle, Say(NetworkTexts.CommunitiesValue, Number(groups.Count)), NetworkTexts.CommunitiesText,
                [Say(NetworkTexts.CommunitiesStability, groups.Runs, Share(groups.Stability))], how)
            : Unknown("communities", NetworkTexts.CommunitiesTitle, TooFewTies(f), how);
    }

    private static string TooFewTies(NetworkFigures f) => Say(NetworkTexts.TooLittleTies, NetworkFigures.EnoughTies, Number(f.Ties.All));

    private static NetworkCard Unknown(string id, string question, string why, string how) =>
        new(id, question, NetworkTexts.TooLittle, why, [], how, IsKnown: false);
}
