using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>The figures of a region's network.</summary>
/// <param name="Region">Short name of the region.</param>
/// <param name="AsOf">When the newest entry counted was made or changed; null for an empty region.</param>
/// <param name="Figures">The figures.</param>
public sealed record NetworkAnswer(string Region, DateTimeOffset? AsOf, IReadOnlyList<NetworkFigure> Figures);

/// <summary>The figures for programs, as JSON and CSV.</summary>
public sealed class NetworkEndpoint(RegionFigures measured, CurrentRegion current)
{
    public async Task<Ok<NetworkAnswer>> Json(CancellationToken ct)
    {
        var figures = await measured.Of(current.Region!, ct);
        return TypedResults.Ok(new NetworkAnswer(current.Region!.Slug, figures.AsOf, NetworkFigureList.Of(figures)));
    }

    public async Task<ContentHttpResult> Csv(HttpResponse response, CancellationToken ct)
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

        response.Headers.ContentDisposition = $"attachment; filename=\"{current.Region!.Slug}-network.csv\"";
        return TypedResults.Text(text.ToString(), "text/csv; charset=utf-8; header=present");
    }

    private static string Plain(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
