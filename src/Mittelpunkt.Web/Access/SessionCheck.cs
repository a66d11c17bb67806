using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>With every request: does the session the cookie names still exist here? One query answers that and who it is.</summary>
internal static class SessionCheck
{
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(5);

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (SameForAll.Is(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }

        var services = context.HttpContext.RequestServices;
        var (db, ct) = (services.GetRequiredService<AppDb>(), context.HttpContext.RequestAborted);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var oldest = now - AccountSession.Lasts;
        var found = !Guid.TryParse(context.Principal?.FindFirst(Sessions.Claim)?.Value, out var id) ? null
            : await db.Sessions.AsNoTracking().Where(s => s.Id == id && s.LastSeenAt > oldest)
                .Join(db.Accounts.AsNoTracking(), s => s.AccountId, a => a.Id, (s, a) => new { s.LastSeenAt, Account = a }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        services.GetRequiredService<CurrentAccount>().Set(found.Account, id);
        if (found.Account.IsExample)
        {
            services.GetRequiredService<CurrentRegion>().ActAsExample();
        }

        // Neither a proxy nor the next person at this browser shall see what follows.
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        if (now - found.LastSeenAt > SeenAgain)
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), ct);
        }
    }
}
