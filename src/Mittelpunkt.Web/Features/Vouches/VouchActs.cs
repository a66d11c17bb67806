using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Ties;

namespace Mittelpunkt.Web.Features.Vouches;

/// <summary>Giving, renewing, withdrawing and hiding a vouch, in the name of an organisation by somebody who speaks for it.</summary>
public sealed class VouchActs(AppDb db, HeldPair held, Speaking speaking, VouchMails mails, TimeProvider clock)
{
    /// <summary>Vouches for an organisation there is a confirmed tie with, or renews.</summary>
    public async Task<Outcome<Vouch>> Give(Guid own, string other, Account by, CancellationToken ct)
    {
        var partner = await db.Actors.Where(a => a.Slug == other).Select(a => a.Id).SingleOrDefaultAsync(ct);
        return partner == Guid.Empty || partner == own ? Gone : await held.Within<Vouch>(own, partner, async () =>
        {
            var (from, to) = Tie.Order(own, partner);
            if (!await speaking.May(own, by.Id, ct) || !await db.ConfirmedPairs().AnyAsync(pair => pair.FromId == from && pair.ToId == to, ct))
            {
                return Gone;
            }

            var given = await db.Vouches.Where(v => v.ById == own).ToListAsync(ct);
            var outcome = Vouch.Give(given, own, partner, db.RegionId, clock.GetUtcNow());
            if (outcome.Refusal is null && !given.Contains(outcome.Value))
            {
                db.Add(outcome.Value);
                await mails.TellGiven(outcome.Value, ct);
            }

            return outcome;
        }, ct);
    }

    public Task<Outcome<Vouch>> Withdraw(Guid id, Guid own, Account by, CancellationToken ct) =>
        Change(id, own, by, vouch => vouch.ById == own ? vouch.Withdraw(clock.GetUtcNow()) : Gone, ct);

    /// <summary>The organisation it is for decides whether others see it.</summary>
    public Task<Outcome<Vouch>> Show(Guid id, Guid own, bool shown, Account by, CancellationToken ct) => Change(id, own, by, vouch =>
    {
        if (vouch.ForId != own)
        {
            return Gone;
        }

        vouch.Shown = shown;
        return null;
    }, ct);

    private static Refusal Gone => new(RefusalKind.NotFound, HeldPair.Gone);

    private async Task<Outcome<Vouch>> Change(Guid id, Guid own, Account by, Func<Vouch, Refusal?> act, CancellationToken ct)
    {
        var ends = await db.Vouches.AsNoTracking().Where(v => v.Id == id).Select(v => new { v.ById, v.ForId }).SingleOrDefaultAsync(ct);
        return ends is null ? Gone : await held.Within<Vouch>(ends.ById, ends.ForId, async () =>
        {
            if (!await speaking.May(own, by.Id, ct) || await db.Vouches.SingleOrDefaultAsync(v => v.Id == id, ct) is not { } vouch)
            {
                return Gone;
            }

            return act(vouch) is { } refusal ? refusal : vouch;
        }, ct);
    }
}
