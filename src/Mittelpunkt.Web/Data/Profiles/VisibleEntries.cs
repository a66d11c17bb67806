using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;

namespace Mittelpunkt.Web.Data.Profiles;

/// <summary>What of a profile somebody may see, as a filter the database applies; the same rule as <see cref="Viewer.MaySee"/>.</summary>
public static class VisibleEntries
{
    /// <summary>Whether one of these people is named on the pages of its organisations for everybody.</summary>
    public static Task<bool> AreShownToAll(this AppDb db, IReadOnlyCollection<Guid> people, CancellationToken ct) => people.Count == 0
        ? Task.FromResult(false)
        : db.ProfileEntries.AnyAsync(e => people.Contains(e.OwnerId) && e.Item == Item.Person && e.Audience == Audience.Public, ct);

    /// <summary>Entries the viewer may see on the page of this organisation.</summary>
    public static IQueryable<ProfileEntry> VisibleTo(this IQueryable<ProfileEntry> entries, AppDb db, Viewer viewer, Guid actor)
    {
        if (!viewer.IsMember)
        {
            return entries.Where(e => e.Audience == Audience.Public);
        }

        var isPartner = viewer.Partners.Contains(actor) || viewer.ActsFor.Contains(actor);
        var mine = viewer.ActsFor.ToArray();
        return entries.Where(e => e.Audience == Audience.Public || e.Audience == Audience.Network || (isPartner && e.Audience == Audience.Partners)
            || (e.Audience == Audience.Named && db.NamedActors.Any(n => n.OwnerId == e.OwnerId && mine.Contains(n.ActorId))));
    }
}
