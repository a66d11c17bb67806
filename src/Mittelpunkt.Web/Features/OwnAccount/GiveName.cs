using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.OwnAccount;

/// <summary>Keeps the name of the person signed in, and the agreement the first time.</summary>
public sealed class GiveName(AppDb db, CurrentAccount current, TimeProvider clock)
{
    public async Task<IReadOnlyList<Refusal>> Handle(string? name, bool agrees, CancellationToken ct)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == current.Required.Id, ct);
        var refusals = account.Introduce(name, agrees, clock.GetUtcNow());
        if (refusals.Count == 0)
        {
            await db.SaveChangesAsync(ct);
        }

        return refusals;
    }
}
