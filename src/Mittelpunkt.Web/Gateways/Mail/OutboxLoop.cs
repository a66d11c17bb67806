using System.Data.Common;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>Looks into the outbox every second as long as the site runs.</summary>
internal sealed partial class OutboxLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxLoop> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(await Round(stoppingToken) ? Between : AfterTrouble, clock, stoppingToken);
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<bool> Round(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var reached = await scope.ServiceProvider.GetRequiredService<SendOutbox>().Round(ct);
            if (!reached)
            {
                Unreachable(log);
            }

            return reached;
        }
        catch (DbException away)
        {
            DatabaseAway(log, away);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server cannot be reached or refuses the sign-in; mails wait.")]
    private static partial void Unreachable(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read.")]
    private static partial void DatabaseAway(ILogger logger, Exception exception);
}
