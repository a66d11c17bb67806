using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Members with the right to edit change what their organisation says.</summary>
public sealed class EditActor(AppDb db, HeldProfile held, Viewing viewing, CurrentAccount current)
{
    // A pin may lie a little outside the region, not in another country.
    private const double Margin = 0.75;

    /// <summary>The organisation as it is now; null to whoever may not edit it, whether or not it exists.</summary>
    public async Task<ProfileState?> Open(string slug, CancellationToken ct) =>
        await db.Actors.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug && a.InRegion, ct) is { } actor && await viewing.May(Rights.Edit, actor.Id, ct)
            ? await held.OfActor(actor, ct)
            : null;

    public async Task<Outcome<Edit>> Handle(string slug, long opened, IReadOnlyDictionary<Item, Stated> typed, CancellationToken ct)
    {
        var actor = await db.Actors.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug && a.InRegion, ct);
        return actor is null || !await viewing.May(Rights.Edit, actor.Id, ct)
            ? new Refusal(RefusalKind.NotFound, nameof(ProfilesTexts.ProfileGone))
            : typed.TryGetValue(Item.Position, out var position) && await FarAway(position.Value, ct)
                ? new Refusal(RefusalKind.Invalid, nameof(ProfilesTexts.PositionOutside), ItemForm.Name(Item.Position))
            : await Limited(actor.Id, typed, ct) is { } limited
                ? new Refusal(RefusalKind.Conflict, nameof(ProfilesTexts.ItemLimited), ItemForm.Name(limited))
                : await held.Keep(actor.Id, true, opened, typed, current.Required.Id, ct);
    }

    // Neither typed in again nor taken back from the history: first the organisation replies, and it is decided anew.
    private async Task<Item?> Limited(Guid actor, IReadOnlyDictionary<Item, Stated> typed, CancellationToken ct)
    {
        var away = await db.ReportCases.Where(c => c.ActorId == actor && c.HiddenText != null).Select(c => c.Item).ToListAsync(ct);
        return away.Where(item => typed.TryGetValue(item, out var stated) && stated.Value is not null).Select(item => (Item?)item).FirstOrDefault();
    }

    private async Task<bool> FarAway(string? position, CancellationToken ct)
    {
        if (RecordItems.ReadPoint(position) is not { } point)
        {
            return false;
        }

        var bounds = (await db.Regions.AsNoTracking().SingleAsync(r => r.Id == db.RegionId, ct)).Bounds;
        return point.Longitude < bounds.West - Margin || point.Longitude > bounds.East + Margin || point.Latitude < bounds.South - Margin || point.Latitude > bounds.North + Margin;
    }
}
