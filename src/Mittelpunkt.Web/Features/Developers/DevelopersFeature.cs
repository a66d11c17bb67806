namespace Mittelpunkt.Web.Features.Developers;

/// <summary>The reference page of the interface for programs.</summary>
public static class DevelopersFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<Reference>();
}
