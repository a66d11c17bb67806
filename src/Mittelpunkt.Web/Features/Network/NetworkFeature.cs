using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>The network as a whole, in figures that name nobody.</summary>
public static class NetworkFeature
{
    private const string Example = """
        {"region":"beispielland","asOf":"2026-11-02T08:00:00+00:00","figures":[
         {"code":"cross-kind","value":0.41,"part":100,"whole":244,"expected":0.62,"zScore":null,"name":"Anteil zwischen verschiedenen Arten","definition":"Anteil der Verbindungen, deren Enden verschiedener Art sind"}]}
        """;

    private const string ExampleCsv = "code,value,part,whole,expected,z_score,as_of,name,definition\r\nties,244,,,,,2026-11-02,Verbindungen,Paare mit einem öffentlichen Eintrag\r\n";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<MeasuredNetworks>();
        services.AddHostedService(all => all.GetRequiredService<MeasuredNetworks>());
        services.AddScoped<NetworkEndpoint>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.ApiNetwork, (NetworkEndpoint endpoint, CancellationToken ct) => endpoint.Json(ct))
            .WithMetadata(new Described("network", "application/json", Example)).Produces<NetworkAnswer>();
        routes.MapGet(Paths.ApiNetworkCsv, (NetworkEndpoint endpoint, CancellationToken ct) => endpoint.Csv(ct))
            .WithMetadata(new Described("networkCsv", "text/csv", ExampleCsv)).Produces<string>(200, "text/csv");
    }
}
