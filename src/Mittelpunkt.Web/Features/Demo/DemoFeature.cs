namespace Mittelpunkt.Web.Features.Demo;

/// <summary>The demo mode: fictional organisations beside the real public records (docs/demo.md).</summary>
public static class DemoFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<SeedDemo>();
        services.AddScoped<RemoveDemo>();
    }
}
