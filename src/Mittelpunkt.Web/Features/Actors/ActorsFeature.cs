using Microsoft.AspNetCore.Http.HttpResults;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Actors;

/// <summary>The directory, the profile of each actor, and its card beside the map.</summary>
public static class ActorsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ReadProfile>();
        services.AddScoped<ReadTrust>();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Paths.ActorCard, Card).CacheOutput("public");

    private static async Task<IResult> Card(string slug, ReadProfile read, AppDb db, CancellationToken ct) =>
        await read.Handle(slug, ct) is { } profile
            ? new RazorComponentResult<ActorCard>(new { Profile = profile }) { PreventStreamingRendering = true }
            : await db.SlugAfterMerge(slug, ct) is { } now ? TypedResults.Redirect(Paths.ToActorCard(now), permanent: true)
            : await db.IsGone(slug, ct) ? TypedResults.StatusCode(StatusCodes.Status410Gone) : TypedResults.NotFound();
}
