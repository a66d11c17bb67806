using Mittelpunkt.Web.Data.Maps;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Map;

/// <summary>The ground the living map stands on: style, places, letters and the operator's own tiles.</summary>
public static class MapFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Basemap>();
        services.AddSingleton<MapSettings>();
        services.AddSingleton<MapStyle>();
        services.AddSingleton<Glyphs>();
        services.AddSingleton<MapFiles>();
        services.AddScoped<MapPlaces>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Made now, so that a wrong setting stops the start and not a visitor.
        routes.ServiceProvider.GetRequiredService<MapSettings>();
        routes.MapGet(Paths.MapStyle, (MapStyle style, HttpRequest request, CancellationToken ct) => style.Handle(request, ct)).CacheOutput(PageCache.Policy);
        routes.MapGet(Paths.MapPlaces, PlacesGeoJson.Handle).CacheOutput(PageCache.Policy);
        routes.MapGet(Paths.MapPicture, MapPicture.Handle).CacheOutput(PageCache.Policy);
        routes.MapGet(Paths.MapGlyphs, (Glyphs glyphs, string fontstack, string range, HttpResponse response) => glyphs.Handle(fontstack, range, response));
        routes.MapGet(Paths.MapFiles, (MapFiles files, string name, HttpResponse response) => files.Handle(name, response));
    }
}
