using Mittelpunkt.Web.Features.OpenData.Pulses;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData;

/// <summary>The public record for programs: JSON, GeoJSON, CSV and the live stream.</summary>
public static class OpenDataFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PulseFormat>(PulseJson.Write);
        services.AddScoped<StreamPulses>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.ApiPulses, PulsesEndpoint.Answer);
    }
}
