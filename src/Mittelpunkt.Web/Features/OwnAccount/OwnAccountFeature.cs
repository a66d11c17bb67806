namespace Mittelpunkt.Web.Features.OwnAccount;

/// <summary>The own account: name, sessions, signing out.</summary>
public static class OwnAccountFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<GiveName>();
}
