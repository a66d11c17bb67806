using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>The first start without a region: one link, printed with the start, leads through everything a region needs.</summary>
public static class SetupFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SetupKey>();
        services.AddSingleton<SetupDrafts>();
        services.AddScoped<MakeRegion>();
        services.AddScoped<TryMail>();
    }

    /// <summary>The line with the link for whoever started the site; null when there is a region.</summary>
    /// <param name="services">Of the site.</param>
    /// <param name="address">Where it is reached.</param>
    /// <param name="ct">Ends the question.</param>
    public static async Task<string?> LinkLine(IServiceProvider services, string address, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AppDb>().Regions.AnyAsync(ct))
        {
            return null;
        }

        // What listens everywhere has no name of its own.
        var reached = address.TrimEnd('/').Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        return Wording.Say(SetupTexts.LinkLine, reached + Paths.ToSetup(services.GetRequiredService<SetupKey>().Make()));
    }
}
