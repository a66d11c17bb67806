namespace Mittelpunkt.Web.Features.Legal;

/// <summary>What a public website must say: imprint, privacy, accessibility, and where the data comes from.</summary>
public static class LegalFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Provider>();
        services.AddScoped<ReadSources>();
    }
}
