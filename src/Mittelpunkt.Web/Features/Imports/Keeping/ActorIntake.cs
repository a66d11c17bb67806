using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Formats;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes in actors: new keys become new entries, known keys bring theirs up to date, merged keys only their source.</summary>
public sealed class ActorIntake(Known known, BulkWriter bulk, Tally tally, SourceIntake sources, Problems problems)
{
    private readonly Positions _positions = new(known, problems);
    private readonly Dictionary<string, long> _lines = [];
    private readonly List<Actor> _new = [];
    private readonly List<Actor> _changed = [];

    /// <summary>The entries this import made or changed; where duplicates may have come in.</summary>
    public List<Actor> Touched { get; } = [];

    /// <summary>Called with every new actor.</summary>
    public Action<Actor>? Added { get; set; }

    public int Waiting => _new.Count + _changed.Count;

    public void Take(ActorRow row)
    {
        if (!_lines.TryAdd(row.Key, row.Line))
        {
            problems.Add(row.Line, "key", ProblemCode.DuplicateKey, row.Key, _lines[row.Key].ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        if (_positions.Find(row) is not { } place)
        {
            return;
        }

        var existing = known.ActorOf(row.Key);
        if (existing is null && known.Unwanted.Takes(row.Line, row.Name, row.Key, () => Make(row, place, Guid.Empty, "", known.Now), place.Town?.Name ?? row.Place))
        {
            return;
        }

        if (existing is null)
        {
            Add(row, place);
        }
        else
        {
            Update(existing, row, place);
        }
    }

    public async Task Flush(CancellationToken ct)
    {
        await bulk.Insert(_new, ct);
        await bulk.Update(_changed, ct);
        _new.Clear();
        _changed.Clear();
    }

    private void Add(ActorRow row, Place place)
    {
        var id = Guid.CreateVersion7(known.Now);
        var actor = Make(row, place, id, Slug(row), known.Now);
        known.Add(actor);
        _new.Add(actor);
        Touched.Add(actor);
        tally.New++;
        sources.Keep(row, id);
        Added?.Invoke(actor);
    }

    private void Update(Actor existing, ActorRow row, Place place)
    {
        sources.Keep(row, existing.Id);
        if (existing.Key != row.Key || existing.ClaimedAt is not null)
        {
            tally.Same++;
            return;
        }

        var actor = Filled(Make(row, place, existing.Id, existing.Slug, existing.CreatedAt), existing);
        if (Same(actor, existing))
        {
            tally.Same++;
            return;
        }

        known.Add(actor);
        _changed.Add(actor);
        Touched.Add(actor);
        tally.Changed++;
    }

    private string Slug(ActorRow row) =>
        known.ActorSlugs.TakeGiven(row.Slug) ? row.Slug : known.ActorSlugs.Make(row.Name);

    private Actor Make(ActorRow row, Place place, Guid id, string slug, DateTimeOffset created) => new()
    {
        Id = id,
        RegionId = known.Region.Id,
        Key = row.Key,
        Slug = slug,
        Name = row.Name,
        Kind = row.Kind,
        SectorCode = row.Sector,
        TownId = place.Town?.Id,
        Place = row.Place ?? place.Town?.Name,
        Country = row.Country,
        InRegion = place.Town is not null,
        Longitude = place.Longitude,
        Latitude = place.Latitude,
        Precision = place.Precision,
        Website = row.Website,
        Domain = WebAddress.Domain(row.Website),
        RegisterNumber = row.Register,
        Summary = row.Summary,
        ClaimedAt = row.ClaimedAt,
        Since = row.Since,
        CreatedAt = created,
        UpdatedAt = known.Now,
    };

    // An empty cell leaves what is there.
    private Actor Filled(Actor actor, Actor existing)
    {
        actor.Kind = actor.Kind == ActorKind.Unknown ? existing.Kind : actor.Kind;
        actor.SectorCode ??= existing.SectorCode;
        actor.Place ??= existing.Place;
        actor.Website ??= existing.Website;
        actor.Domain ??= existing.Domain;
        actor.RegisterNumber ??= existing.RegisterNumber;
        actor.Summary = known.WithoutText.Contains(existing.Id) ? null : actor.Summary ?? existing.Summary;
        actor.ClaimedAt ??= existing.ClaimedAt;
        actor.Since ??= existing.Since;
        if (actor.Precision == PositionPrecision.None)
        {
            (actor.Longitude, actor.Latitude, actor.Precision) = (existing.Longitude, existing.Latitude, existing.Precision);
        }

        return actor;
    }

    private static bool Same(Actor a, Actor b) => Facts(a).Equals(Facts(b));

    private static object Facts(Actor a) => (
        (a.Name, a.Kind, a.SectorCode, a.TownId, a.Place, a.Country, a.InRegion),
        (a.Longitude, a.Latitude, a.Precision, a.Website, a.RegisterNumber, a.Summary, a.ClaimedAt, a.Since));
}
