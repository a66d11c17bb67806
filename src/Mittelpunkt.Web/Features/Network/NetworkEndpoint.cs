using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>The figures of a region's network.</summary>
/// <param name="Region">Short name of the region.</param>
/// <param name="AsOf">When the newest entry counted was made or changed; null for an empty region.</param>
/// <param name="Figures">The figures.</param>
public sealed record NetworkAnswer(string Region, DateTimeOffset? AsOf, IReadOnlyList<NetworkFigure> Figures);

/// <summary>The figures for programs, as JSON and CSV.</summary>
public sealed class NetworkEndpoint(RegionFigures measured, CurrentRegion current)
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
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord("code", "value", "part", "whole", "expected", "z_score", "as_of", "name", "definition");
            foreach (var f in NetworkFigureList.Of(figures))
            {
                csv.WriteRecord(
                    f.Code, Plain(f.Value), Plain(f.Part), Plain(f.Whole), Plain(f.Expected), Plain(f.ZScore),
                    figures.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", f.Name, f.Definition);
            }
        }

        return new Answer(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8; header=present") { FileName = $"{current.Region!.Slug}-network.csv" };
    }

    private static string Plain(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
