using Mittelpunkt.Web.Features.Actors;
using Mittelpunkt.Web.Features.Corrections;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Legal;
using Mittelpunkt.Web.Features.Map;
using Mittelpunkt.Web.Features.OpenData;
using Mittelpunkt.Web.Features.Projects;
using Mittelpunkt.Web.Features.Towns;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Every feature by name.</summary>
public static class FeatureList
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        ImportsFeature.Add(services);
        ActorsFeature.Add(services);
        CorrectionsFeature.Add(services);
        LegalFeature.Add(services);
        ProjectsFeature.Add(services);
        TownsFeature.Add(services);
        MapFeature.Add(services);
        OpenDataFeature.Add(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ActorsFeature.Map(routes);
        MapFeature.Map(routes);
        OpenDataFeature.Map(routes);
    }
}
