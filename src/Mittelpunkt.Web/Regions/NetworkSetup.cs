namespace Mittelpunkt.Web.Regions;

/// <summary>The networks in memory and the one that follows the log.</summary>
public static class NetworkSetup
{
    public static void AddNetworks(this IServiceCollection services)
    {
        services.AddSingleton<NetworkReading>();
        services.AddSingleton<RegionNetworks>();
        services.AddHostedService<NetworkFollowing>();
    }
}
