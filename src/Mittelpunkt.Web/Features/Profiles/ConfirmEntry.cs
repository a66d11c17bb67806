using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Somebody of the organisation says by the link of the mail that its entry is still right.</summary>
public sealed class ConfirmEntry(AppDb db, CheckLinks links, TimeProvider clock)
{
    /// <summary>How long the link of a mail works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(60);

    /// <summary>The entry the link is for; null when the link is forged, too old or about another entry, or when nobody belongs to the entry any more.</summary>
    public async Task<Actor?> Find(string slug, string? token, CancellationToken ct) =>
        links.Read(token) is { } question && clock.GetUtcNow() < question.AskedAt + Lasts
            ? await db.Actors.AsNoTracking().SingleOrDefaultAsync(a => a.Id == question.Actor && a.Slug == slug && a.ClaimedAt != null && a.CheckAskedAt == question.AskedAt, ct)
            : null;

    public async Task<bool> Handle(string slug, string? token, CancellationToken ct)
    {
        if (await Find(slug, token, ct) is not { } actor)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        (actor.CheckedAt, actor.UpdatedAt) = (now, now);
        db.Entry(actor).Property(a => a.CheckedAt).IsModified = true;
        db.Entry(actor).Property(a => a.UpdatedAt).IsModified = true;
        await db.SaveChangesAsync(ct);
        return true;
    }
}
