using Mittelpunkt.Web.Data.Maps;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Home;

/// <summary>The front page: the living map with what surrounds it.</summary>
public static class HomeFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<MapNetwork>();
        services.AddScoped<MapPageQuery>();
        services.AddScoped<MapPages>();
    }
}
