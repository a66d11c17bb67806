namespace Mittelpunkt.Web.Features.Vouches;

/// <summary>Organisations that speak for others they know.</summary>
public static class VouchesFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<VouchMails>();
        services.AddScoped<VouchActs>();
    }
}
