using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Ties;

namespace Mittelpunkt.Web.Access;

/// <summary>Who looks at a page, as far as it matters for what may be shown.</summary>
public sealed class Viewing(AppDb db, CurrentAccount current)
{
    private Viewer? _viewer;

    /// <summary>The viewer of this request; asked of the database once.</summary>
    public async ValueTask<Viewer> Viewer(CancellationToken ct) => _viewer ??= current.Account is { IsComplete: true } account ? await Read(db, account.Id, ct) : Domain.Audiences.Viewer.Visitor;

    /// <summary>Whether whoever is signed in may do this for the organisation.</summary>
    public async Task<bool> May(Rights right, Guid actor, CancellationToken ct) => current.Account is { IsComplete: true } account
        && await db.Memberships.AsNoTracking().FirstOrDefaultAsync(m => m.AccountId == account.Id && m.ActorId == actor && m.State == MembershipState.Active, ct) is { } membership
        && membership.May(right);

    /// <summary>A tie both ends confirmed opens what is meant for partners, whoever else may see the tie.</summary>
    public static async Task<Viewer> Read(AppDb db, Guid account, CancellationToken ct)
    {
        var mine = await db.Memberships.Where(m => m.AccountId == account && m.State == MembershipState.Active).Select(m => m.ActorId).ToListAsync(ct);
        if (mine.Count == 0)
        {
            return Domain.Audiences.Viewer.Visitor;
        }

        var ties = await db.ConfirmedPairs().Where(t => mine.Contains(t.FromId) || mine.Contains(t.ToId)).ToListAsync(ct);
        return new(mine.ToHashSet(), ties.SelectMany(t => new[] { t.FromId, t.ToId }).ToHashSet());
    }
}
