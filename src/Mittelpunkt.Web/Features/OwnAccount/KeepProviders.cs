using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.OwnAccount;

/// <summary>The providers through which somebody signs in, and parting from one. A code by mail goes on working.</summary>
public sealed class KeepProviders(AppDb db, CurrentAccount current)
{
    public Task<List<ExternalIdentity>> List(CancellationToken ct) =>
        db.ExternalIdentities.AsNoTracking().Where(i => i.AccountId == current.Required.Id).OrderBy(i => i.CreatedAt).ToListAsync(ct);

    public Task Part(Guid id, CancellationToken ct) => db.ExternalIdentities.Where(i => i.Id == id && i.AccountId == current.Required.Id).ExecuteDeleteAsync(ct);
}
