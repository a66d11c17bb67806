using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Access;

/// <summary>Removes what is no longer needed, once an hour.</summary>
public sealed class Retention(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Retention> log) : HourlyRounds(clock, log)
{
    /// <summary>One round over all regions.</summary>
    public static async Task Run(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var rule in RetentionRules.All)
        {
            await rule.Remove(db, now - rule.After, ct);
        }
    }

    protected override async Task Round(DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Run(scope.ServiceProvider.GetRequiredService<AppDb>(), now, ct);
    }
}
