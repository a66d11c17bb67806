using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>Records come in from files and go out to files; it has no pages, only commands.</summary>
public static class ImportsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<LoadRegion>();
        services.AddScoped<ImportFile>();
        services.AddScoped<ExportRegion>();
        services.AddScoped<MergeActors>();
    }
}
