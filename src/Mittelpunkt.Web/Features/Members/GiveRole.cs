using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>Gives or takes a role of the platform. Only the operator can, on the machine itself; so a region gets its first coordinator.</summary>
public sealed class GiveRole(AppDb db, TimeProvider clock)
{
    /// <returns>Whether anything changed.</returns>
    public async Task<Outcome<bool>> Handle(string? address, Role role, bool take, CancellationToken ct)
    {
        if (EmailAddress.Clean(address) is not { } email)
        {
            return new Refusal(RefusalKind.Invalid, nameof(MembersTexts.AddressWrong));
        }

        var now = clock.GetUtcNow();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Email == email, ct);
        if (account is null && !take)
        {
            account = new Account { Id = Guid.CreateVersion7(now), RegionId = db.RegionId, Email = email, Language = "de", CreatedAt = now };
            db.Add(account);
        }

        var given = account is null ? null : await db.RoleGrants.SingleOrDefaultAsync(r => r.AccountId == account.Id && r.Role == role, ct);
        if (take == given is null)
        {
            return false;
        }

        if (given is not null)
        {
            db.Remove(given);
        }
        else
        {
            db.Add(new RoleGrant { RegionId = db.RegionId, AccountId = account!.Id, Role = role, GrantedAt = now });
        }

        db.Log(take ? AuditAct.RoleTaken : AuditAct.RoleGiven, now, null, account: account!.Id, reason: role.ToString());
        await db.SaveChangesAsync(ct);
        return true;
    }
}
