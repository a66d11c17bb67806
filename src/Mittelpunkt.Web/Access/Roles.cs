using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>The roles of whoever is signed in.</summary>
public sealed class Roles(AppDb db, CurrentAccount current)
{
    public Task<bool> Has(Role role, CancellationToken ct) => current.Account is { } account
        ? db.RoleGrants.AnyAsync(r => r.AccountId == account.Id && r.Role == role, ct)
        : Task.FromResult(false);

    /// <summary>All of them.</summary>
    public Task<List<Role>> Held(CancellationToken ct) => current.Account is { } account
        ? db.RoleGrants.Where(r => r.AccountId == account.Id).Select(r => r.Role).ToListAsync(ct)
        : Task.FromResult<List<Role>>([]);
}
