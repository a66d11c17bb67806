using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>Begins and ends sessions. A session is a row; the cookie only names it.</summary>
public sealed class Sessions(AppDb db, CurrentAccount current, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The claim that names the session.</summary>
    public const string Claim = "sitzung";

    /// <summary>Signs in with a new session; one this browser had before is over, so that nobody can plant one beforehand.</summary>
    /// <exception cref="InvalidOperationException">An example person is signed in otherwise than by the demo mode, or somebody else by it.</exception>
    public async Task Start(Account account, SignInWay way, CancellationToken ct)
    {
        if (account.IsExample != (way == SignInWay.Demo))
        {
            throw new InvalidOperationException("Examples sign in by the demo mode only, and nobody else does.");
        }

        if (current.SessionId is { } former)
        {
            await db.Sessions.Where(s => s.Id == former).ExecuteDeleteAsync(ct);
        }

        var now = clock.GetUtcNow();
        // Visitors share the example persons; what browser they use is nobody's business there.
        var device = account.IsExample ? default : Device.Of(http.HttpContext!.Request.Headers.UserAgent);
        var session = new AccountSession
        {
            Id = Guid.CreateVersion7(now), RegionId = account.RegionId, AccountId = account.Id, CreatedAt = now, LastSeenAt = now,
            Way = way, Browser = device.Browser, Platform = device.Platform,
        };
        db.Add(session);
        await db.SaveChangesAsync(ct);

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(Claim, session.Id.ToString())], IdentityConstants.ApplicationScheme);
        await http.HttpContext!.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity), new() { IsPersistent = true });
        current.Set(account, session.Id);
    }

    /// <summary>Signs this browser out.</summary>
    public async Task End(CancellationToken ct)
    {
        await db.Sessions.Where(s => s.Id == current.SessionId).ExecuteDeleteAsync(ct);
        await http.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Ends one session of the own account; nothing happens for any other.</summary>
    public Task<int> End(Guid session, CancellationToken ct) =>
        db.Sessions.Where(s => s.Id == session && s.AccountId == current.Required.Id && (!current.Required.IsExample || s.Id == current.SessionId)).ExecuteDeleteAsync(ct);

    /// <summary>Ends all sessions of the own account but this one.</summary>
    public Task<int> EndOthers(CancellationToken ct) => current.Required.IsExample ? Task.FromResult(0) :
        db.Sessions.Where(s => s.AccountId == current.Required.Id && s.Id != current.SessionId).ExecuteDeleteAsync(ct);

    /// <summary>The own sessions, last visited first.</summary>
    public Task<List<AccountSession>> List(CancellationToken ct) =>
        db.Sessions.AsNoTracking().Where(s => s.AccountId == current.Required.Id && (!current.Required.IsExample || s.Id == current.SessionId)).OrderByDescending(s => s.LastSeenAt).ToListAsync(ct);
}
