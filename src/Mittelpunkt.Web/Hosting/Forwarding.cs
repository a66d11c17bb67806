using Microsoft.AspNetCore.HttpOverrides;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Behind a reverse proxy the true scheme, host and address come in headers, believed only from configured proxies.</summary>
public static class Forwarding
{
    public static void AddForwarding(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var network in configuration.GetSection("Proxies").Get<string[]>() ?? [])
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network.Contains('/') ? network : network + "/32"));
            }

            options.AllowedHosts = configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        });
}
