using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Asks the people of an organisation by mail whether its entry is still right, when nobody has touched it for half a year.</summary>
public sealed class AskWhetherRight(AppDb db, Outbox outbox, MailRendering mails, CheckLinks links, SiteAddress site)
{
    /// <summary>Entries asked about in one round, so that a large region's mails do not leave all at once.</summary>
    public const int Most = 50;

    /// <returns>How many entries were asked about; none where mails cannot hold links.</returns>
    public async Task<int> Handle(DateTimeOffset now, CancellationToken ct)
    {
        if (site.Of(Paths.Home) is null)
        {
            return 0;
        }

        // The links hold the moment; databases keep it more or less exactly.
        now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var before = now - Actor.CheckAfter;
        var due = await db.Actors.AsNoTracking()
            .Where(a => a.ClaimedAt != null && a.UpdatedAt < before && (a.CheckedAt == null || a.CheckedAt < before) && (a.CheckAskedAt == null || a.CheckAskedAt < before))
            .OrderBy(a => a.UpdatedAt).Take(Most).ToListAsync(ct);
        var asked = 0;
        foreach (var actor in due)
        {
            asked += await Ask(actor, before, now, ct) ? 1 : 0;
        }

        return asked;
    }

    private async Task<bool> Ask(Actor actor, DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Another process may be asking too: only the first one writes the row.
        if (await db.Actors.Where(a => a.Id == actor.Id && (a.CheckAskedAt == null || a.CheckAskedAt < before))
                .ExecuteUpdateAsync(row => row.SetProperty(a => a.CheckAskedAt, now), ct) == 0)
        {
            return false;
        }

        var people = await db.Memberships.Where(m => m.ActorId == actor.Id && m.State == MembershipState.Active && (m.Rights & (Rights.Own | Rights.Edit)) != 0)
            .Join(db.Accounts, m => m.AccountId, a => a.Id, (_, a) => a).AsNoTracking().ToListAsync(ct);
        var token = links.Make(actor.Id, now);
        foreach (var person in people)
        {
            outbox.Add(await mails.Compose<CheckMail>($"check:{actor.Id}:{person.Id}:{now.UtcTicks}", person, () => Wording.Say(ProfilesTexts.CheckSubject, actor.Name),
                new() { [nameof(CheckMail.Actor)] = actor, [nameof(CheckMail.Token)] = token }));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return people.Count > 0;
    }
}
