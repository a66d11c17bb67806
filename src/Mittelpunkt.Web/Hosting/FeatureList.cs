using Mittelpunkt.Web.Features.Map;
using Mittelpunkt.Web.Features.OpenData;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Every feature by name.</summary>
public static class FeatureList
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        MapFeature.Add(services);
        OpenDataFeature.Add(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapFeature.Map(routes);
        OpenDataFeature.Map(routes);
    }
}
