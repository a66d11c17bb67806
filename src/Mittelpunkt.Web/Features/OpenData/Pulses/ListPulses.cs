using System.Globalization;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Pulses;

/// <summary>The pulses page by page, newest first, and the newest 10,000 as one table.</summary>
public sealed class ListPulses(RecentPulses pulses)
{
    private const int TableRows = 10_000;

    public async Task<IResult> Page(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var limit = asked.Limit();
        var key = Cursor.Read(asked, "");
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        long? before = long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        var rows = await pulses.Latest(limit + 1, before, ct);
        var last = rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null;
        var next = Cursor.Next(Paths.ApiPulses, "", limit, last);
        return Answer.Of(new PulsePage([.. rows.Take(limit).Select(PulseJson.Of)], next), next);
    }

    public async Task<IResult> Csv(CancellationToken ct)
    {
        var csv = new CsvTable("id", "at", "kind", "from", "to", "project", "count", "source", "text");
        foreach (var pulse in await pulses.Latest(TableRows, ct: ct))
        {
            csv.Whole(pulse.Id).Instant(pulse.At).Text(PulseSlug.Of(pulse.Kind)).Text(pulse.From?.Slug).Text(pulse.To?.Slug)
                .Text(pulse.Project?.Slug).Whole(pulse.Count).Text(pulse.Source).Text(PulseText.Of(pulse, CultureInfo.CurrentUICulture)).EndRow();
        }

        return csv.ToAnswer("pulses.csv");
    }
}

/// <summary>A page of pulses; <see cref="Next"/> is the address of the next one.</summary>
public sealed record PulsePage(IReadOnlyList<PulseJson> Items, string? Next);
