using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Actors;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Features.OpenData.Description;
using Mittelpunkt.Web.Features.OpenData.Projects;
using Mittelpunkt.Web.Features.OpenData.Pulses;
using Mittelpunkt.Web.Features.OpenData.Ties;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;
using static Mittelpunkt.Web.Features.OpenData.Description.Parameters;

namespace Mittelpunkt.Web.Features.OpenData;

/// <summary>The public record for programs: JSON, GeoJSON, CSV and the live stream.</summary>
public static class OpenDataFeature
{
    private const string Json = "application/json";
    private const string GeoJson = "application/geo+json";
    private const string Csv = "text/csv";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PulseFormat>(PulseJson.Write);
        services.AddScoped<StreamPulses>().AddScoped<ListPulses>();
        services.AddScoped<ListActors>().AddScoped<ShowActor>().AddScoped<ActorsGeoJson>().AddScoped<ActorsCsv>().AddScoped<FoundByWords>();
        services.AddScoped<TiesGeoJson>().AddScoped<TiesCsv>().AddScoped<ListProjects>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = OpenJson.Options.Encoder);
        services.AddOpenApi(ApiDescription.Name, ApiDescription.Configure);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        Read(routes, Paths.ApiActors, (HttpRequest r, ListActors act) => act.Handle(r.Query, r.HttpContext.RequestAborted),
            new("actors", Json, Examples.Actors, [.. ActorFilters, Limit, Next])).Produces<ActorPage>();
        Read(routes, Paths.ApiActorsCsv, (HttpRequest r, ActorsCsv act) => act.Handle(r.Query, r.HttpContext.RequestAborted),
            new("actorsCsv", Csv, Examples.ActorsCsv, ActorFilters)).Produces<string>(200, Csv);
        Read(routes, Paths.ApiActorsGeoJson, (HttpRequest r, ActorsGeoJson act) => act.Handle(r.Query, r.HttpContext.RequestAborted),
            new("actorsGeoJson", GeoJson, Examples.ActorsGeoJson, Reach)).Produces<object>(200, GeoJson);
        Read(routes, Paths.ApiActor, (string slug, HttpContext c, ShowActor act) => act.Handle(slug, c.RequestAborted),
            new("actor", Json, Examples.OneActor, Slug)).Produces<ActorDetail>();
        Read(routes, Paths.ApiTiesGeoJson, (HttpRequest r, TiesGeoJson act) => act.Handle(r.Query, r.HttpContext.RequestAborted),
            new("tiesGeoJson", GeoJson, Examples.TiesGeoJson, Reach)).Produces<object>(200, GeoJson);
        Read(routes, Paths.ApiTiesCsv, (HttpRequest r, TiesCsv act) => act.Handle(r.Query, r.HttpContext.RequestAborted),
            new("tiesCsv", Csv, Examples.TiesCsv, Reach)).Produces<string>(200, Csv);
        Read(routes, Paths.ApiProjects, (HttpRequest r, ListProjects act) => act.Page(r.Query, r.HttpContext.RequestAborted),
            new("projects", Json, Examples.Projects, Limit, Next)).Produces<ProjectPage>();
        Read(routes, Paths.ApiProjectsCsv, (HttpContext c, ListProjects act) => act.Csv(c.RequestAborted),
            new("projectsCsv", Csv, Examples.ProjectsCsv)).Produces<string>(200, Csv);
        Read(routes, Paths.ApiPulsesCsv, (HttpContext c, ListPulses act) => act.Csv(c.RequestAborted),
            new("pulsesCsv", Csv, Examples.PulsesCsv)).Produces<string>(200, Csv);

        if (routes.ServiceProvider.GetRequiredService<DemoMode>().IsOn)
        {
            MapDemo(routes);
        }

        // Not cached: the same address is a stream for those who ask for one.
        routes.MapGet(Paths.ApiPulses, PulsesEndpoint.Handle)
            .WithMetadata(new Described("pulses", Json, Examples.Pulses, Limit, Next, After, LastEventId))
            .Produces<PulsePage>(200, Json, "text/event-stream");
        routes.MapOpenApi(Paths.OpenApi).CacheOutput(PageCache.Policy);
    }

    // What the site's own map shows in demo mode: the same with the examples. Not open data, so not described.
    private static void MapDemo(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.MapDemoActors, (HttpRequest r, ActorsGeoJson act) => act.Handle(r.Query, r.HttpContext.RequestAborted))
            .ExcludeFromDescription().CacheOutput(PageCache.Policy);
        routes.MapGet(Paths.MapDemoTies, (HttpRequest r, TiesGeoJson act) => act.Handle(r.Query, r.HttpContext.RequestAborted))
            .ExcludeFromDescription().CacheOutput(PageCache.Policy);
        routes.MapGet(Paths.MapDemoPulses, PulsesEndpoint.Handle).ExcludeFromDescription();
    }

    private static RouteHandlerBuilder Read(IEndpointRouteBuilder routes, string path, Delegate handle, Described described) =>
        routes.MapGet(path, handle).WithMetadata(described).CacheOutput(PageCache.Policy);
}
