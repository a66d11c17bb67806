using Mittelpunkt.Web.Data.Maps;

namespace Mittelpunkt.Web.Features.Home;

/// <summary>The front page: the living map with what surrounds it.</summary>
public static class HomeFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<MapNetwork>();
        services.AddScoped<MapPageQuery>();
    }
}
