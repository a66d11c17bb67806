using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Imports.Inviting;

/// <summary>The coordinator invites people into their organisations by a list. Looking at it sends nothing; the same list twice sends nothing twice.</summary>
public sealed class InviteList(AppDb db, Roles roles, InviteMails mails, TimeProvider clock)
{
    /// <summary>Invitations of a region within a day.</summary>
    public const int MostInADay = 1000;

    /// <summary>What would become of each line.</summary>
    public async Task<IReadOnlyList<InviteLine>> Check(IReadOnlyList<(long Line, string Email, string Organisation)> list, Account by, CancellationToken ct)
    {
        var actors = await db.Actors.AsNoTracking().Where(a => a.InRegion).Select(a => new { a.Id, a.Name, a.Slug, a.IsExample }).ToListAsync(ct);
        var real = actors.Where(a => !a.IsExample).SelectMany(a => new[] { Key(a.Name), a.Slug }).ToHashSet();
        var named = actors.Where(a => a.IsExample == by.IsExample).SelectMany(a => new[] { (Key: Key(a.Name), a.Id), (Key: a.Slug, a.Id) }).Distinct().ToLookup(pair => pair.Key, pair => pair.Id);
        var addresses = list.Select(row => EmailAddress.Clean(row.Email)).OfType<string>().Distinct().ToList();
        var now = clock.GetUtcNow();
        var invited = (await db.Invitations.AsNoTracking().Where(i => i.Email != null && addresses.Contains(i.Email)).ToListAsync(ct))
            .Where(i => i.IsOpen(now) || i.RevokedAt is not null).Select(i => (i.ActorId, i.Email)).ToHashSet();
        var members = (await db.Memberships.Where(m => m.State == MembershipState.Active || m.State == MembershipState.Asked)
            .Join(db.Accounts.Where(a => addresses.Contains(a.Email)), m => m.AccountId, a => a.Id, (m, a) => new { m.ActorId, a.Email }).ToListAsync(ct))
            .Select(row => (row.ActorId, (string?)row.Email)).ToHashSet();
        var owned = (await db.Memberships.Where(m => m.State == MembershipState.Active).Select(m => m.ActorId).Distinct().ToListAsync(ct)).ToHashSet();
        var seen = new HashSet<(Guid, string)>();

        InviteLine Look((long Line, string Email, string Organisation) row)
        {
            var ids = named[Key(row.Organisation)].Distinct().ToList();
            var (email, actor) = (EmailAddress.Clean(row.Email), ids.Count == 1 ? ids[0] : (Guid?)null);
            var finding = email is null ? InviteFinding.BadAddress
                : by.IsExample && !email.EndsWith(".beispiel.example", StringComparison.Ordinal) ? InviteFinding.OnlyExamples
                : email == by.Email ? InviteFinding.OwnAddress
                : ids.Count == 0 && by.IsExample && real.Contains(Key(row.Organisation)) ? InviteFinding.OnlyExamples
                : ids.Count == 0 ? InviteFinding.UnknownOrganisation
                : actor is not { } id ? InviteFinding.SeveralOrganisations
                : !seen.Add((id, email)) ? InviteFinding.Twice
                : members.Contains((id, email)) ? InviteFinding.AlreadyIn
                : invited.Contains((id, email)) ? InviteFinding.AlreadyInvited
                : owned.Contains(id) ? InviteFinding.ReadyForOwners : InviteFinding.Ready;
            return new(row.Line, email ?? row.Email, row.Organisation, finding, actor);
        }

        return [.. list.Select(Look)];
    }

    /// <summary>Invites whoever can be.</summary>
    /// <returns>How many mails go out.</returns>
    public async Task<Outcome<int>> Send(IReadOnlyList<(long Line, string Email, string Organisation)> list, Account by, CancellationToken ct)
    {
        if (!await roles.Has(Role.Coordinator, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(ImportsTexts.InviteNothing));
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Lists of a region go out one after the other: the second sees whom the first has invited.
        await db.HoldRegion(ct);
        var ready = (await Check(list, by, ct)).Where(line => line.IsReady).ToList();
        var now = clock.GetUtcNow();
        var aDayAgo = now.AddDays(-1);
        if (ready.Count == 0)
        {
            return new Refusal(RefusalKind.Conflict, nameof(ImportsTexts.InviteNothing), "liste");
        }

        if (ready.Count + await db.Invitations.CountAsync(i => i.Email != null && i.MadeAt > aDayAgo, ct) > MostInADay)
        {
            return new Refusal(RefusalKind.TooMany, nameof(ImportsTexts.InviteTooMany), "liste");
        }

        foreach (var line in ready)
        {
            var invitation = new Invitation
            {
                Id = Guid.CreateVersion7(now), RegionId = db.RegionId, ActorId = line.ActorId!.Value, MadeBy = by.Id, Email = line.Email, Rights = Rights.None,
                MadeAt = now, Until = now + Invitation.ListLasts, MostUses = 1,
            };
            db.Add(invitation);
            if (await mails.Tell(invitation, ct) is { } refusal)
            {
                return refusal;
            }
        }

        db.Log(AuditAct.ListInvited, now, by.Id, reason: ready.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ready.Count;
    }

    private static string Key(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
