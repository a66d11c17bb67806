using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>An open request with its entry, and who proposes to remove it.</summary>
public sealed record CorrectionRow(Correction Correction, Actor Actor, string? Proposer)
{
    /// <summary>Where the answer goes by itself; null when somebody has to pass it on.</summary>
    public string? Address => CorrectionMails.AddressOf(Correction, Actor);

    /// <summary>The oldest first.</summary>
    public static IQueryable<CorrectionRow> In(AppDb db, IQueryable<Correction> corrections) => corrections.AsNoTracking()
        .OrderBy(c => c.At).ThenBy(c => c.Id).Join(db.Actors.AsNoTracking(), c => c.ActorId, a => a.Id,
            (c, a) => new CorrectionRow(c, a, db.Accounts.Where(p => p.Id == c.ProposedBy).Select(p => p.Name ?? p.Email).FirstOrDefault()));

    /// <summary>Names of the forms that stand on its card.</summary>
    /// <param name="me">Who looks at it.</param>
    /// <param name="coordinates">Whether that person coordinates; others only decide about proposals.</param>
    public IReadOnlyList<string> Forms(Guid me, bool coordinates) =>
        Correction.ProposedAt is null ? (coordinates ? [$"abschliessen-{Correction.Id}", .. Correction.Kind == CorrectionKind.Remove ? new[] { $"vorschlagen-{Correction.Id}" } : []] : [])
        : Correction.ProposedBy == me ? [$"zuruecknehmen-{Correction.Id}"]
        : [$"bestaetigen-{Correction.Id}", $"zurueckweisen-{Correction.Id}"];
}
