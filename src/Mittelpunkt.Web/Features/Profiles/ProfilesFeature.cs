using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Profiles;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>What organisations and people say about themselves, and to whom.</summary>
public static class ProfilesFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<HeldProfile>();
        services.AddScoped<EditActor>();
        services.AddScoped<EditPerson>();
        services.AddScoped<KeepLogo>();
        services.AddScoped<NameActors>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<RestoreChange>();
        services.AddScoped<ReadSaid>();
        services.AddScoped<AskWhetherRight>();
        services.AddScoped<ConfirmEntry>();
        services.AddSingleton<CheckLinks>();
        services.AddHostedService<CheckLoop>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.ActorLogo, Picture);
        routes.MapGet(Paths.PositionPicture, PositionPicture.Handle).RequireAuthorization().WithMetadata(new OutputCacheAttribute { NoStore = true });
    }

    // The address changes with the picture, so it may be kept for long; an entry without members shows none.
    private static async Task<IResult> Picture(string slug, AppDb db, HttpContext context, CancellationToken ct)
    {
        var png = await db.Logos.Where(l => db.Actors.Any(a => a.Id == l.ActorId && a.Slug == slug && a.ClaimedAt != null)).Select(l => l.Png).SingleOrDefaultAsync(ct);
        if (png is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Bytes(png, "image/png");
    }
}
