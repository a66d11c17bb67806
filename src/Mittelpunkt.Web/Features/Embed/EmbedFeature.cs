namespace Mittelpunkt.Web.Features.Embed;

/// <summary>The map for other websites: a page without script that anyone may frame, and the page that makes its code.</summary>
public static class EmbedFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<EmbedQuery>();
}
