using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>The network as a whole, in figures that name nobody.</summary>
public static class NetworkFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RegionFigures>();
        services.AddScoped<NetworkEndpoint>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.ApiNetwork, (NetworkEndpoint endpoint, CancellationToken ct) => endpoint.Json(ct));
        routes.MapGet(Paths.ApiNetworkCsv, (NetworkEndpoint endpoint, HttpResponse response, CancellationToken ct) => endpoint.Csv(response, ct));
    }
}
