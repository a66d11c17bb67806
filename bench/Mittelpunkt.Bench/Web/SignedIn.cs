using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Profiles;

namespace Mittelpunkt.Bench.Web;

/// <summary>Signs people in from inside the site, and times the rule about who sees what by itself.</summary>
internal static class SignedIn
{
    private const int Rounds = 201;

    /// <summary>The cookie of a new session, as a browser would send it.</summary>
    public static async Task<string> Cookie(IServiceProvider services, Guid account)
    {
        await using var scope = await InRegion(services);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = DateTimeOffset.UtcNow;
        var session = new AccountSession { Id = Guid.CreateVersion7(), RegionId = db.RegionId, AccountId = account, CreatedAt = now, LastSeenAt = now, Way = SignInWay.Code };
        db.Add(session);
        await db.SaveChangesAsync();
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.ToString()), new(Sessions.Claim, session.Id.ToString())], IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1), IsPersistent = true }, IdentityConstants.ApplicationScheme);
        var format = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        return AccessSetup.SessionCookie + "=" + format.Protect(ticket);
    }

    /// <summary>Median milliseconds to find out who looks and what of a profile that person may see.</summary>
    public static async Task<string> Rule(IServiceProvider services, Guid account, Guid actor)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var scope = await InRegion(services);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var start = Stopwatch.GetTimestamp();
            var viewer = await Viewing.Read(db, account, CancellationToken.None);
            await new ReadSaid(db).Handle(actor, true, viewer, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times[Rounds / 2].ToString("0.000", CultureInfo.InvariantCulture);
    }

    private static async Task<AsyncServiceScope> InRegion(IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        var region = await scope.ServiceProvider.GetRequiredService<AppDb>().Regions.AsNoTracking().SingleAsync();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
        return scope;
    }
}
