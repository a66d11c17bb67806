using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>An open request with its entry.</summary>
public sealed record CorrectionRow(Correction Correction, Actor Actor)
{
    /// <summary>Where the answer goes by itself; null when somebody has to pass it on.</summary>
    public string? Address => CorrectionMails.AddressOf(Correction, Actor);

    /// <summary>The oldest first.</summary>
    public static IQueryable<CorrectionRow> In(AppDb db, IQueryable<Correction> corrections) => corrections.AsNoTracking()
        .OrderBy(c => c.At).ThenBy(c => c.Id).Join(db.Actors.AsNoTracking(), c => c.ActorId, a => a.Id, (c, a) => new CorrectionRow(c, a));
}
