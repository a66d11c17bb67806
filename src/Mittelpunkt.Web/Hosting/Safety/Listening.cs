using System.Net;

namespace Mittelpunkt.Web.Hosting.Safety;

/// <summary>Where the site listens, read from the configuration as the web server reads it.</summary>
public static class Listening
{
    /// <summary>Whether anybody but this machine can reach the site.</summary>
    public static bool IsPublic(IConfiguration configuration) => Addresses(configuration).Any(address => !IsHere(address));

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var own = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (own.Count > 0)
        {
            return own;
        }

        var named = configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return named.Length > 0 ? named
            : string.IsNullOrEmpty(configuration["http_ports"]) && string.IsNullOrEmpty(configuration["https_ports"]) ? [] : ["http://*"];
    }

    private static bool IsHere(string address)
    {
        // A star or a plus stands for every address and is no URI.
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));
    }
}
