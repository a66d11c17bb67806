using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>A person in or before an organisation, as those who decide see it.</summary>
public sealed record MemberRow(Membership Membership, string? Person, string Email, string Actor, string Slug, string? Domain, bool IsFirst)
{
    public static IQueryable<MemberRow> In(AppDb db, IQueryable<Membership> memberships) => memberships.AsNoTracking()
        .Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { m, a })
        .Join(db.Actors, row => row.m.ActorId, a => a.Id, (row, a) => new { row, a })
        .OrderBy(both => both.row.m.AskedAt).ThenBy(both => both.row.m.Id)
        .Select(both => new MemberRow(both.row.m, both.row.a.Name, both.row.a.Email, both.a.Name, both.a.Slug, both.a.Domain,
            !db.Memberships.Any(other => other.ActorId == both.a.Id && other.State == MembershipState.Active)));
}
