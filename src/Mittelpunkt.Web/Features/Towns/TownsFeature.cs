namespace Mittelpunkt.Web.Features.Towns;

/// <summary>The towns of the region and what happens in each.</summary>
public static class TownsFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<ReadTown>();
}
