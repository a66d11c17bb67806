using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>What stands between an organisation and another one, as its own people see it.</summary>
public sealed record ProposalRow(TieProposal Proposal, string Name, string Slug, ActorKind Kind, bool Claimed)
{
    public static IQueryable<ProposalRow> Of(AppDb db, Guid own, Expression<Func<TieProposal, bool>> which) => db.TieProposals.AsNoTracking()
        .Where(p => p.FromId == own || p.ToId == own).Where(which)
        .Join(db.Actors, p => p.FromId == own ? p.ToId : p.FromId, a => a.Id, (p, a) => new { p, a })
        .OrderByDescending(row => row.p.BegunAt).ThenBy(row => row.p.Id)
        .Select(row => new ProposalRow(row.p, row.a.Name, row.a.Slug, row.a.Kind, row.a.ClaimedAt != null));
}
