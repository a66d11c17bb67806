using Mittelpunkt.Web.Features.Imports.Inviting;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>Records come in from files and go out to files; by commands; only the list of people to invite has a page.</summary>
public static class ImportsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<LoadRegion>();
        services.AddScoped<ImportFile>();
        services.AddScoped<ExportRegion>();
        services.AddScoped<MergeActors>();
        services.AddScoped<InviteMails>();
        services.AddScoped<InviteList>();
    }
}
