using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>An organisation, for somebody who belongs to it.</summary>
public sealed record OwnActor(Guid Id, string Name, string Slug, bool MaySpeak);

/// <summary>Who speaks for an organisation.</summary>
public sealed class Speaking(AppDb db)
{
    /// <summary>The organisation at this address if the person belongs to it; else null, whether or not it exists.</summary>
    public async Task<OwnActor?> Find(string slug, Guid account, CancellationToken ct) =>
        (await Own(account, ct)).Find(own => own.Slug == slug);

    /// <summary>The organisations a person belongs to, by name.</summary>
    public Task<List<OwnActor>> Own(Guid account, CancellationToken ct) => db.Memberships
        .Where(m => m.AccountId == account && m.State == MembershipState.Active)
        .Join(db.Actors, m => m.ActorId, a => a.Id, (m, a) => new OwnActor(a.Id, a.Name, a.Slug, (m.Rights & (Rights.Own | Rights.Speak)) != 0))
        .ToListAsync(ct);

    public Task<bool> May(Guid actor, Guid account, CancellationToken ct) =>
        Speakers(actor).AnyAsync(m => m.AccountId == account, ct);

    /// <summary>Everybody who may speak for the organisation.</summary>
    public Task<List<Account>> Of(Guid actor, CancellationToken ct) =>
        Speakers(actor).Join(db.Accounts.AsNoTracking(), m => m.AccountId, a => a.Id, (_, a) => a).ToListAsync(ct);

    private IQueryable<Membership> Speakers(Guid actor) => db.Memberships.AsNoTracking()
        .Where(m => m.ActorId == actor && m.State == MembershipState.Active && (m.Rights & (Rights.Own | Rights.Speak)) != 0);
}
