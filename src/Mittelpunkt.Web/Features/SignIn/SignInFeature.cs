using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>Coming in: a code by mail, a passkey, or a provider the operator trusts. Nobody has a password.</summary>
public static class SignInFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SignInLimits>();
        services.AddScoped<AskedCode>();
        services.AddScoped<FoundAccount>();
        services.AddScoped<ComeFromProvider>();
        services.AddScoped<AskCode>();
        services.AddScoped<EnterCode>();
        services.AddScoped<UsePasskey>();
        services.AddScoped<SignInAsPersona>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Paths.SignInWith, GoToProvider.Answer);
        routes.MapPost(Paths.PasskeyOptions, UsePasskey.Options);
        if (routes.ServiceProvider.GetRequiredService<DemoMode>().IsOn)
        {
            routes.MapPost(Paths.SignInDemo, SignInAsPersona.Answer);
        }
    }
}
