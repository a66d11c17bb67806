using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Access;

/// <summary>Removes what is no longer needed, once an hour; the privacy page names these times.</summary>
public sealed partial class Retention(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Retention> log) : BackgroundService
{
    public static readonly TimeSpan Codes = TimeSpan.FromDays(1);
    public static readonly TimeSpan UnfinishedAccounts = TimeSpan.FromDays(7);
    public static readonly TimeSpan Mails = TimeSpan.FromDays(30);

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>One round over all regions.</summary>
    public static async Task Run(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (codes, sessions, accounts, mails) = (now - Codes, now - AccountSession.Lasts, now - UnfinishedAccounts, now - Mails);
        await db.SignInCodes.IgnoreQueryFilters().Where(c => c.CreatedAt < codes).ExecuteDeleteAsync(ct);
        await db.Sessions.IgnoreQueryFilters().Where(s => s.LastSeenAt < sessions).ExecuteDeleteAsync(ct);
        await db.Accounts.IgnoreQueryFilters().Where(a => a.ConsentAt == null && a.CreatedAt < accounts && !db.RoleGrants.IgnoreQueryFilters().Any(r => r.AccountId == a.Id)).ExecuteDeleteAsync(ct);
        await db.Set<OutboxMail>().IgnoreQueryFilters().Where(m => m.DoneAt < mails).ExecuteDeleteAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            do
            {
                await Round(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The site ends.
        }
    }

    private async Task Round(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Run(scope.ServiceProvider.GetRequiredService<AppDb>(), clock.GetUtcNow(), ct);
        }
        catch (DbException away)
        {
            DatabaseAway(log, away);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is no longer needed could not be removed now.")]
    private static partial void DatabaseAway(ILogger logger, Exception exception);
}
