using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Ties;

/// <summary>All public ties as one table, with or without a position.</summary>
public sealed class TiesCsv(AppDb db)
{
    public async Task<IResult> Handle(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var withReach = asked.WithReach();
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        var csv = new CsvTable("from", "fromName", "to", "toName", "rung", "since", "until", "evidence", "source");
        foreach (var line in await PublicLines.Read(db, withReach, ct))
        {
            csv.Text(line.From.Slug).Text(line.From.Name).Text(line.To.Slug).Text(line.To.Name).Text(line.Rung.Slug())
                .Day(line.Since).Day(line.Until).Text(line.Evidence.ToString().ToLowerInvariant()).Text(line.Source).EndRow();
        }

        return csv.ToAnswer("ties.csv");
    }
}
