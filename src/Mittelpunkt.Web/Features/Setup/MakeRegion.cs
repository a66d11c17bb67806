using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>Makes the region of a complete draft with its towns and its first coordinator in one transaction, once: where there is a region already, nothing happens.</summary>
public sealed class MakeRegion(AppDb db, CurrentRegion current, IConfiguration configuration, TimeProvider clock)
{
    private const int LongestSlug = 60;

    // Around the outermost towns, in degrees.
    private const double Margin = 0.02;

    // One set-up at a time, whichever process it runs in. SQLite lets only one write anyway.
    private const string SetupLock = "SELECT pg_advisory_xact_lock(5182)";

    private static readonly JsonSerializerOptions Shapes = new() { Converters = { new GeoJsonConverterFactory() } };

    public async Task<Outcome<Region>> Handle(SetupDraft draft, CancellationToken ct)
    {
        if (draft.Open() is [var first, ..])
        {
            return first;
        }

        var towns = Municipalities.Of([.. draft.Towns]);
        if (towns.Count == 0)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SetupTexts.TownsMissing), "q");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db is PostgresDb)
        {
            await db.Database.ExecuteSqlRawAsync(SetupLock, ct);
        }

        if (await db.Regions.AnyAsync(ct))
        {
            return new Refusal(RefusalKind.Conflict, nameof(SetupTexts.DoneBefore));
        }

        var region = Add(draft, towns);
        await db.SaveChangesAsync(ct);
        // Before the end of the transaction: a region whose imprint could not be kept is not made.
        OperatorFile.Write(configuration, draft.Operator);
        await transaction.CommitAsync(ct);
        return region;
    }

    private Region Add(SetupDraft draft, IReadOnlyList<Municipality> towns)
    {
        var now = clock.GetUtcNow();
        var slug = Slugs.Of(draft.Name);
        var region = new Region
        {
            Id = Guid.CreateVersion7(now), Slug = slug.Length > LongestSlug ? slug[..LongestSlug].Trim('-') : slug, Name = draft.Name,
            Description = draft.Description.Length > 0 ? draft.Description : null, DescriptionEn = draft.DescriptionEn.Length > 0 ? draft.DescriptionEn : null,
            Bounds = Around(towns),
        };
        current.Set(region);
        var slugs = new Slugs([]);
        var account = new Account
        {
            Id = Guid.CreateVersion7(now), RegionId = region.Id, Email = EmailAddress.Clean(draft.Coordinator)!, Language = Paths.IsEnglish ? "en" : "de", CreatedAt = now,
        };
        db.AddRange(region, account, new RoleGrant { RegionId = region.Id, AccountId = account.Id, Role = Role.Coordinator, GrantedAt = now });
        db.AddRange(towns.Select(town => NewTown(region, town, slugs.Make(town.Name), now)));
        db.Log(AuditAct.RoleGiven, now, null, account: account.Id, reason: nameof(Role.Coordinator));
        return region;
    }

    private static Bounds Around(IReadOnlyList<Municipality> towns)
    {
        var box = new Envelope();
        foreach (var town in towns)
        {
            box.ExpandToInclude(JsonSerializer.Deserialize<Geometry>(town.Boundary, Shapes)!.EnvelopeInternal);
        }

        return new Bounds(box.MinX - Margin, box.MinY - Margin, box.MaxX + Margin, box.MaxY + Margin);
    }

    private static Town NewTown(Region region, Municipality town, string slug, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), RegionId = region.Id, Ags = town.Ags, Slug = slug, Name = town.Name, Population = town.Population,
        PopulationDate = town.Population is null ? null : Municipalities.Counted, Longitude = town.Longitude, Latitude = town.Latitude, Boundary = town.Boundary, IsMember = true,
    };
}
