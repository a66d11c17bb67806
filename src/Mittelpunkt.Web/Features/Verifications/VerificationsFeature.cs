namespace Mittelpunkt.Web.Features.Verifications;

/// <summary>Organisations somebody checked outside of the platform.</summary>
public static class VerificationsFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<VerifyActor>();
}
