using System.Text.Json;
using System.Text.Json.Serialization;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>The figures of a region's network.</summary>
/// <param name="Region">Short name of the region.</param>
/// <param name="AsOf">When the newest entry counted was made or changed; null for an empty region.</param>
/// <param name="Figures">The figures.</param>
public sealed record NetworkAnswer(string Region, DateTimeOffset? AsOf, IReadOnlyList<NetworkFigure> Figures);

/// <summary>The figures for programs, as JSON and CSV.</summary>
public sealed class NetworkEndpoint(MeasuredNetworks measured, CurrentRegion current)
{
    // A figure that too little is known for is there and empty: whoever reads must tell it from one that does not exist.
    private static readonly JsonSerializerOptions WithEmpty = new(OpenJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public async Task<Answer> Json(CancellationToken ct)
    {
        var figures = await measured.Of(current.Region!, ct);
        var answer = new NetworkAnswer(current.Region!.Slug, figures.AsOf, NetworkFigureList.Of(figures));
        return new Answer(JsonSerializer.SerializeToUtf8Bytes(answer, WithEmpty), Answer.Json);
    }

    public async Task<Answer> Csv(CancellationToken ct)
    {
        var figures = await measured.Of(current.Region!, ct);
        var csv = new CsvTable("code", "value", "part", "whole", "expected", "z_score", "as_of", "name", "definition");
        var asOf = figures.AsOf is { } day ? DateOnly.FromDateTime(day.DateTime) : (DateOnly?)null;
        foreach (var f in NetworkFigureList.Of(figures))
        {
            csv.Text(f.Code).Exact(f.Value).Whole(f.Part).Whole(f.Whole).Exact(f.Expected).Exact(f.ZScore).Day(asOf).Text(f.Name).Text(f.Definition).EndRow();
        }

        return csv.ToAnswer($"{current.Region!.Slug}-network.csv");
    }
}
