using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Actors;

/// <summary>The actors asked for as one table.</summary>
public sealed class ActorsCsv(AppDb db, FoundByWords words)
{
    public async Task<IResult> Handle(IQueryCollection query, CancellationToken ct)
    {
        var asked = new Asked(query);
        var filter = ActorFilter.Read(asked);
        if (asked.Refusal is { } refusal)
        {
            return refusal.Answer();
        }

        if (await filter.Find(db, ct) is not { } actors)
        {
            return new Refusal(RefusalKind.Invalid, "town", "town").Answer();
        }

        var rows = filter.Words is null
            ? await actors.BySlug(db).ToListAsync(ct)
            : await words.Rows(actors, filter.Words, 0, int.MaxValue, ct);
        var csv = new CsvTable("slug", "name", "kind", "town", "ags", "place", "country", "region", "sector", "sectorCode",
            "longitude", "latitude", "precision", "website", "claimed", "since", "summary");
        foreach (var actor in rows.Select(row => row.ToJson()))
        {
            csv.Text(actor.Slug).Text(actor.Name).Text(actor.Kind).Text(actor.Town?.Name).Text(actor.Town?.Ags).Text(actor.Place)
                .Text(actor.Country).Flag(actor.Region).Text(actor.Sector).Text(actor.SectorCode).Number(actor.Longitude).Number(actor.Latitude)
                .Text(actor.Precision).Text(actor.Website).Flag(actor.Claimed).Day(actor.Since).Text(actor.Summary).EndRow();
        }

        return csv.ToAnswer("actors.csv");
    }
}
