using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OwnAccount;

/// <summary>The own account: name, passkeys, providers, sessions, signing out.</summary>
public static class OwnAccountFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<GiveName>();
        services.AddScoped<ChooseLanguage>();
        services.AddScoped<KeepPasskeys>();
        services.AddScoped<KeepProviders>();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Paths.NewPasskeyOptions, KeepPasskeys.Options).RequireAuthorization();
}
