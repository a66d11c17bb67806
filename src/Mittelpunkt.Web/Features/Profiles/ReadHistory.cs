using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Changes of a profile, the latest first.</summary>
public sealed class ReadHistory(AppDb db)
{
    public const int Size = 20;

    public async Task<(IReadOnlyList<(ProfileChange Change, string? By)> Rows, int Pages)> Handle(Guid owner, Func<int, int> page, CancellationToken ct)
    {
        var all = db.ProfileChanges.AsNoTracking().Where(c => c.OwnerId == owner);
        var pages = Ui.Query.Pages(await all.CountAsync(ct), Size);
        var rows = await all.OrderByDescending(c => c.Number).Skip((page(pages) - 1) * Size).Take(Size)
            .Select(c => new { Change = c, By = db.Accounts.Where(a => a.Id == c.By).Select(a => a.Name).FirstOrDefault() }).ToListAsync(ct);
        return ([.. rows.Select(row => (row.Change, row.By))], pages);
    }
}
