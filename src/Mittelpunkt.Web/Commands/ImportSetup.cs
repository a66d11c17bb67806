using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Web.Commands;

/// <summary>What the commands that work on the records have in common: options, services and a database that is up to date.</summary>
public static class ImportSetup
{
    public static readonly Option<string?> Data = new("--data") { Description = "Datenordner (Standard: var)" };

    public static readonly Option<string?> Region = new("--region") { Description = "Kurzname der Region (Standard: die konfigurierte oder erste)" };

    public static readonly Option<string?> Language = new("--lang") { Description = "Sprache der Meldungen: de oder en" };

    static ImportSetup() => Language.AcceptOnlyFromAmong("de", "en");

    /// <summary>Runs an act on a migrated database with the configuration of environment and options.</summary>
    public static async Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task<int>> act, CancellationToken ct)
    {
        if (parsed.GetValue(Language) is { } language)
        {
            System.Globalization.CultureInfo.CurrentUICulture = new(language);
            System.Globalization.CultureInfo.CurrentCulture = new(language);
        }

        await using var services = Services(parsed.GetValue(Data));
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.MigrateAsync(ct);
        return await act(scope.ServiceProvider);
    }

    /// <summary>The same inside one region: the named one, else the configured one, else the first.</summary>
    public static Task<int> RunInRegion(ParseResult parsed, Func<IServiceProvider, Task<int>> act, CancellationToken ct) => Run(parsed, async services =>
    {
        var wanted = parsed.GetValue(Region) ?? services.GetRequiredService<IConfiguration>()["Region"];
        var regions = await services.GetRequiredService<AppDb>().Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
        if (regions.FirstOrDefault(r => wanted is null || r.Slug == wanted) is not { } region)
        {
            Console.Error.WriteLine(regions.Count == 0 ? ImportsTexts.NoRegionYet : ImportsTexts.UnknownRegion + " " + string.Join(", ", regions.Select(r => r.Slug)));
            return 2;
        }

        services.GetRequiredService<CurrentRegion>().Set(region);
        return await act(services);
    }, ct);

    private static ServiceProvider Services(string? data)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(data is null ? [] : [new("Data", data)])
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddData(configuration);
        ImportsFeature.Add(services);
        return services.BuildServiceProvider();
    }
}
