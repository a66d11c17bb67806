using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>
/// A person asks to act for an organisation. An address at the organisation's own domain is proof enough for the first one;
/// else an owner decides, and where there is none, the coordinator or the organisation's own mailbox, whichever answers first.
/// </summary>
public sealed class AskToJoin(AppDb db, HeldTeam held, MemberMails mails, TimeProvider clock)
{
    /// <summary>Requests of one person that are unanswered or less than a day old: asking and withdrawing in turn floods nobody with mails.</summary>
    public const int Most = 10;

    /// <summary>How long a declined person waits before asking the same organisation again.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromDays(30);

    /// <param name="slug">Which organisation.</param>
    /// <param name="note">What the person says of itself; may be empty.</param>
    /// <param name="imprint">The mail address in the organisation's imprint, to be asked too; null or empty for none.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Outcome<Membership>> Handle(string slug, string? note, string? imprint, Account by, CancellationToken ct)
    {
        var text = FormText.Clean(note) is { Length: > 0 } typed ? typed : null;
        if (text?.Length > Membership.LongestNote)
        {
            return new Refusal(RefusalKind.Invalid, nameof(MembersTexts.NoteTooLong), "aufgabe");
        }

        return await held.Within<Membership>(a => a.Slug == slug && a.InRegion, async (actor, open) =>
        {
            var now = clock.GetUtcNow();
            if (await Against(actor, open, by.Id, now, ct) is { } refusal)
            {
                return refusal;
            }

            var shares = await SharesDomain(db, actor, ct);
            var mailbox = EmailAddress.Clean(imprint);
            if (!string.IsNullOrWhiteSpace(imprint) && (mailbox is null || !new Team(actor, open).MailboxProves(mailbox, shares)))
            {
                return new Refusal(RefusalKind.Invalid, nameof(MembersTexts.ImprintOther), "impressum");
            }

            var asked = new Membership
            {
                Id = Guid.CreateVersion7(now), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = by.Id, Note = text, AskedAt = now,
            };
            db.Add(asked);
            var claimed = actor.ClaimedAt is not null;
            if (!new Team(actor, [.. open, asked]).AdmitByMailDomain(asked, by.Email, shares, now))
            {
                await mails.TellDeciders(asked, actor, by, ct);
                if (mailbox is not null)
                {
                    await mails.AskMailbox(asked, actor, by, mailbox, now);
                }

                return asked;
            }

            // By a rule, not by a person: the address is the proof.
            db.Log(AuditAct.RequestAdmitted, now, null, actor.Id, by.Id, asked.Rights.ToString());
            if (!claimed)
            {
                await TellClaimed(db, actor, now, ct);
            }

            return asked;
        }, ct);
    }

    /// <summary>Another organisation of the region has the same domain, so an address there does not say which one is meant.</summary>
    public static Task<bool> SharesDomain(AppDb db, Actor actor, CancellationToken ct) =>
        db.Actors.AnyAsync(a => a.Id != actor.Id && a.Domain != null && a.Domain == actor.Domain, ct);

    /// <summary>Makes the dot blink when an organisation takes over its entry; once a month, however often its people come and go.</summary>
    public static async Task TellClaimed(AppDb db, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        var lately = at - AgainAfter;
        if (!await db.Pulses.AnyAsync(p => p.Kind == PulseKind.ActorClaimed && p.ActorId == actor.Id && p.At > lately, ct))
        {
            db.Add(new Pulse { RegionId = actor.RegionId, At = at, Kind = PulseKind.ActorClaimed, ActorId = actor.Id });
        }
    }

    /// <summary>Whether the person was declined there so lately that it may not ask again yet.</summary>
    public Task<bool> WasDeclined(Guid actor, Guid account, CancellationToken ct)
    {
        var lately = clock.GetUtcNow() - AgainAfter;
        return db.Memberships.AnyAsync(m => m.ActorId == actor && m.AccountId == account && m.State == MembershipState.Declined && m.DecidedAt > lately, ct);
    }

    private async Task<Refusal?> Against(Actor actor, List<Membership> open, Guid account, DateTimeOffset now, CancellationToken ct)
    {
        if (open.Exists(m => m.AccountId == account))
        {
            return new Refusal(RefusalKind.Conflict, nameof(MembersTexts.AskedBefore));
        }

        if (await WasDeclined(actor.Id, account, ct))
        {
            return new Refusal(RefusalKind.TooMany, nameof(MembersTexts.DeclinedLately));
        }

        var aDayAgo = now.AddDays(-1);
        return await db.Memberships.CountAsync(m => m.AccountId == account && (m.State == MembershipState.Asked || m.AskedAt > aDayAgo), ct) >= Most
            ? new Refusal(RefusalKind.TooMany, nameof(MembersTexts.TooManyOpen))
            : null;
    }
}
