using System.Data.Common;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>Removes what is no longer needed, once an hour.</summary>
public sealed partial class Retention(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Retention> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    /// <summary>One round over all regions.</summary>
    public static async Task Run(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var rule in RetentionRules.All)
        {
            await rule.Remove(db, now - rule.After, ct);
        }
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
