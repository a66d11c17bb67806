using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Data.Profiles;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>
/// Erases an account whose time to change its mind is over: all of it in one transaction, or nothing. What refers to the account goes
/// with it or forgets it by the references of the database; here only what names it otherwise.
/// </summary>
public sealed class EraseAccount(AppDb db, Outbox outbox, MailRendering mails)
{
    /// <returns>Whether it was erased; false when the person changed its mind or another process was first.</returns>
    public async Task<bool> Handle(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var latest = now - Erasure.Grace;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Writing the row, unchanged, makes a second process and a late change of mind wait.
        if (await db.Accounts.Where(a => a.Id == id && a.ErasureAskedAt <= latest).ExecuteUpdateAsync(row => row.SetProperty(a => a.CreatedAt, a => a.CreatedAt), ct) == 0)
        {
            return false;
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var open = await db.Memberships.Where(m => m.AccountId == id && (m.State == MembershipState.Asked || m.State == MembershipState.Active))
            .Select(m => m.ActorId).Distinct().ToListAsync(ct);
        foreach (var actor in open.Order())
        {
            await Leave(actor, id, now, ct);
        }

        await db.SaveChangesAsync(ct);
        await ForgetAddress(account, ct);
        await db.AuditEntries.Where(e => e.AccountId == id).ExecuteUpdateAsync(row => row.SetProperty(e => e.AccountId, (Guid?)null).SetProperty(e => e.Reason, (string?)null), ct);
        await db.Accounts.Where(a => a.Id == id).ExecuteDeleteAsync(ct);
        db.ChangeTracker.Clear();
        db.Log(AuditAct.AccountErased, now, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task Leave(Guid actorId, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await db.HoldActors(a => a.Id == actorId, ct);
        var actor = await db.Actors.AsNoTracking().SingleAsync(a => a.Id == actorId, ct);
        var claimed = actor.ClaimedAt;
        var open = await db.Memberships.Where(m => m.ActorId == actorId && (m.State == MembershipState.Asked || m.State == MembershipState.Active)).ToListAsync(ct);
        var left = new Team(actor, open).Erase(open.Single(m => m.AccountId == id), now);
        if (actor.ClaimedAt != claimed || await db.AreShownToAll([id], ct))
        {
            actor.UpdatedAt = now;
            db.Entry(actor).State = EntityState.Modified;
        }

        foreach (var other in left)
        {
            await Tell(other, actor, ct);
        }

        // Mails about the request that have not left yet name the person.
        foreach (var membership in await db.Memberships.Where(m => m.ActorId == actorId && m.AccountId == id).Select(m => m.Id).ToListAsync(ct))
        {
            var key = $"asked:{membership}:";
            await db.Set<OutboxMail>().Where(m => m.Key.StartsWith(key)).ExecuteDeleteAsync(ct);
        }
    }

    private async Task Tell(Membership left, Actor actor, CancellationToken ct)
    {
        var person = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == left.AccountId, ct);
        outbox.Add(await mails.Compose<UnclaimedMail>($"unclaimed:{left.Id}", person, () => Wording.Say(PrivacyTexts.UnclaimedSubject, actor.Name), new() { [nameof(UnclaimedMail.Actor)] = actor }));
    }

    private async Task ForgetAddress(Account account, CancellationToken ct)
    {
        await db.Invitations.Where(i => i.Email == account.Email).ExecuteDeleteAsync(ct);
        // Mails to coordinators that have not left yet name whoever entered an organisation.
        foreach (var entry in await db.NewEntries.Where(e => e.AccountId == account.Id).Select(e => e.Id).ToListAsync(ct))
        {
            var key = $"entry:{entry}:";
            await db.Set<OutboxMail>().Where(m => m.Key.StartsWith(key)).ExecuteDeleteAsync(ct);
        }

        await db.SignInCodes.Where(c => c.Email == account.Email).ExecuteDeleteAsync(ct);
        await db.Set<OutboxMail>().Where(m => m.To == account.Email).ExecuteDeleteAsync(ct);
#pragma warning disable CA1304, CA1311, CA1862 // Becomes lower() of the database.
        await db.Corrections.Where(c => c.Contact != null && c.Contact.ToLower() == account.Email).ExecuteUpdateAsync(row => row.SetProperty(c => c.Contact, (string?)null), ct);
        await db.Reports.Where(r => r.Contact != null && r.Contact.ToLower() == account.Email).ExecuteUpdateAsync(row => row.SetProperty(r => r.Contact, (string?)null), ct);
#pragma warning restore CA1304, CA1311, CA1862
    }
}
