namespace Mittelpunkt.Web.Features.Network;

/// <summary>One figure for programs.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Value">The figure; null when too little is known. Shares lie between 0 and 1.</param>
/// <param name="Part">Of a share, how many.</param>
/// <param name="Whole">Of a share, of how many.</param>
/// <param name="Expected">What chance would bring about.</param>
/// <param name="ZScore">Distance from chance in standard deviations.</param>
/// <param name="Name">Name in the language asked for.</param>
/// <param name="Definition">Definition and denominator in the language asked for.</param>
public sealed record NetworkFigure(
    string Code, double? Value, long? Part, long? Whole, double? Expected, double? ZScore, string Name, string Definition);

/// <summary>The figures as rows, with the same definitions as the page.</summary>
public static class NetworkFigureList
{
    public static IReadOnlyList<NetworkFigure> Of(NetworkFigures f)
    {
        var how = NetworkCards.Of(f).ToDictionary(card => card.Id, card => card.How);
        var ours = f.Ties.Inside + f.Ties.Leaving;
        return
        [
            Count("actors-region", f.ActorsInRegion, NetworkTexts.FigureActorsRegion, how["size"]),
            Count("actors-elsewhere", f.ActorsElsewhere, NetworkTexts.FigureActorsElsewhere, how["size"]),
            Count("ties", f.Ties.All, NetworkTexts.FigureTies, how["size"]),
            Count("ties-inside", f.Ties.Inside, NetworkTexts.FigureTiesInside, how["size"]),
            Count("ties-leaving", f.Ties.Leaving, NetworkTexts.FigureTiesLeaving, how["size"]),
            Count("ties-elsewhere", f.Ties.Elsewhere, NetworkTexts.FigureTiesElsewhere, how["size"]),
            Count("pieces", f.Cohesion.Pieces, NetworkTexts.FigurePieces, how["pieces"]),
            Share("largest-piece", f.Cohesion.RegionInLargest, f.ActorsInRegion, f.ActorsInRegion > 0, NetworkTexts.FigureLargestPiece, how["pieces"]),
            Count("actors-without-tie", f.Cohesion.RegionWithoutTie, NetworkTexts.FigureWithoutTie, how["pieces"]),
            Count("core-actors", f.Cohesion.CoreDepth < 2 ? 0 : f.Cohesion.CoreSize, NetworkTexts.FigureCoreSize, how["core"]),
            Count("core-depth", f.Cohesion.CoreDepth, NetworkTexts.FigureCoreDepth, how["core"]),
            Crossing("cross-kind", f.Kinds, NetworkTexts.FigureCrossKind, how["kinds"]),
            Crossing("cross-sector", f.Sectors, NetworkTexts.FigureCrossSector, how["sectors"]),
            Share("openness", f.Ties.Leaving, ours, f.Openness is not null, NetworkTexts.FigureOpenness, how["openness"]),
            new("ei-index", f.Openness?.Index, null, null, f.Openness?.Expected, f.Openness?.ZScore, NetworkTexts.FigureEiIndex, how["openness"]),
            new("clustering", f.Clustering, null, null, null, null, NetworkTexts.FigureClustering, how["clustering"]),
            new("mean-distance", f.MeanDistance, null, null, null, null, NetworkTexts.FigureDistance, how["distance"]),
            new("communities", f.Communities?.Count, null, null, null, null, NetworkTexts.FigureCommunities, how["communities"]),
            new("community-stability", f.Communities?.Stability, null, null, null, null, NetworkTexts.FigureStability, how["communities"]),
        ];
    }

    private static NetworkFigure Count(string code, long value, string name, string definition) =>
        new(code, value, null, null, null, null, name, definition);

    private static NetworkFigure Share(string code, long part, long whole, bool isKnown, string name, string definition) =>
        new(code, isKnown ? (double)part / whole : null, part, whole, null, null, name, definition);

    private static NetworkFigure Crossing(string code, Crossing? found, string name, string definition) =>
        new(code, found?.Share, found?.Across, found?.Known, found?.Expected, null, name, definition);
}
