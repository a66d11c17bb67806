using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>
/// Gives out a link to the own export and answers it. No copy is kept: the archive is made when it is fetched. The link works only while
/// the account it was made for is signed in.
/// </summary>
public sealed class DownloadExport(AppDb db, CurrentAccount current, ExportLinks links, TimeProvider clock)
{
    /// <summary>Links one person gets in a day.</summary>
    public const int MostInADay = 10;

    public async Task<Outcome<string>> Ask(CancellationToken ct)
    {
        var (me, now) = (current.Required.Id, clock.GetUtcNow());
        var aDayAgo = now.AddDays(-1);
        if (await db.AuditEntries.CountAsync(e => e.Act == AuditAct.DataExported && e.By == me && e.At > aDayAgo, ct) >= MostInADay)
        {
            return new Refusal(RefusalKind.TooMany, nameof(PrivacyTexts.ExportTooMany), "mitnehmen");
        }

        db.Log(AuditAct.DataExported, now, me, account: me);
        await db.SaveChangesAsync(ct);
        return links.Make(me);
    }

    public static async Task<IResult> Answer(string token, ExportLinks links, BuildExport build, CurrentAccount current, CancellationToken ct) =>
        links.Until(token, current.Required.Id) is null ? TypedResults.NotFound()
            : TypedResults.File(await build.Handle(current.Required, ct), "application/zip", "mittelpunkt-daten.zip");
}
