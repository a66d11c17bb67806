using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes in municipalities.</summary>
public sealed class TownIntake(Known known, BulkWriter bulk, Tally tally, Problems problems)
{
    private readonly HashSet<string> _seen = [];
    private readonly List<Town> _new = [];
    private readonly List<Town> _changed = [];

    public void Take(TownRow row)
    {
        if (!_seen.Add(row.Ags))
        {
            problems.Add(row.Line, "ags", ProblemCode.DuplicateKey, row.Ags);
            return;
        }

        if (!Plausible(row))
        {
            return;
        }

        var existing = known.TownsByAgs.GetValueOrDefault(row.Ags);
        var town = new Town
        {
            Id = existing?.Id ?? Guid.CreateVersion7(known.Now),
            RegionId = known.Region.Id,
            Ags = row.Ags,
            Slug = existing?.Slug ?? known.TownSlugs.Make(row.Name),
            Name = row.Name,
            Population = row.Population ?? existing?.Population,
            PopulationDate = row.PopulationDate ?? existing?.PopulationDate,
            Longitude = row.Longitude,
            Latitude = row.Latitude,
            Boundary = row.Boundary ?? existing?.Boundary,
            IsMember = row.IsMember,
        };
        if (existing is null)
        {
            _new.Add(town);
            tally.New++;
        }
        else if (!Facts(town).Equals(Facts(existing)))
        {
            _changed.Add(town);
            tally.Changed++;
        }
        else
        {
            tally.Same++;
        }

        known.TownsByAgs[row.Ags] = town;
    }

    public async Task Flush(CancellationToken ct)
    {
        if (_new.Count + _changed.Count > 0)
        {
            await bulk.Insert(_new, ct);
            await bulk.Update(_changed, ct);
            _new.Clear();
            _changed.Clear();
            known.Towns = new TownIndex(known.TownsByAgs.Values);
        }
    }

    private bool Plausible(TownRow row)
    {
        var code = Positions.Misplaced(known.Region, row.Longitude, row.Latitude);
        if (code is { } wrong)
        {
            problems.Add(row.Line, "geometry", wrong, Positions.Text(row.Longitude, row.Latitude), row.Name);
        }

        return code is null;
    }

    private static object Facts(Town t) =>
        (t.Name, t.Population, t.PopulationDate, t.Longitude, t.Latitude, t.Boundary, t.IsMember);
}
