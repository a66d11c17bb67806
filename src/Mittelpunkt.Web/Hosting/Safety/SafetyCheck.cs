using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Legal;
using Mittelpunkt.Web.Gateways.Mail;

namespace Mittelpunkt.Web.Hosting.Safety;

/// <summary>Looks at the configuration before the server starts. What the database holds is looked at by <see cref="RegionCheck"/>.</summary>
public static class SafetyCheck
{
    // Values that nobody else on the machine may read, as the list of processes shows them.
    private static readonly string[] Secrets = ["Mail:Password", "ConnectionStrings:Postgres"];

    public static IReadOnlyList<Finding> Of(IConfiguration configuration, bool isDevelopment, IReadOnlyList<string> arguments)
    {
        var isPublic = Listening.IsPublic(configuration);
        return
        [
            .. Exposure(configuration, isDevelopment, isPublic),
            .. Mail(configuration, isDevelopment && !isPublic),
            .. Providers(configuration),
            .. Address(configuration, isPublic),
            .. Proxies(configuration),
            .. Keys(configuration),
            .. InArguments(arguments),
            .. Missing(configuration, "ImprintMissing", ImprintPage.Required),
            .. Missing(configuration, "PrivacyMissing", PrivacyPage.Required),
        ];
    }

    private static IEnumerable<Finding> Exposure(IConfiguration configuration, bool isDevelopment, bool isPublic)
    {
        if (isDevelopment && isPublic)
        {
            yield return new("DevelopmentPublic", IsUnsafe: true);
        }

        if (configuration.GetValue<bool>("Demo") && (isPublic || IsElsewhere(configuration["Address"])))
        {
            yield return new("DemoPublic", IsUnsafe: true);
        }
    }

    private static Finding[] Mail(IConfiguration configuration, bool intoFolder) =>
        Wrong("MailWrong", () => MailSettings.Read(configuration) is null && !intoFolder ? [new("MailMissing", IsUnsafe: false)] : []);

    private static Finding[] Providers(IConfiguration configuration) => Wrong("OpenIdWrong", () =>
    {
        OpenIdProvider.Read(configuration);
        return [];
    });

    // Reading settings says what is wrong with them.
    private static Finding[] Wrong(string code, Func<Finding[]> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or UnauthorizedAccessException or FormatException
            or System.Security.Cryptography.CryptographicException)
        {
            return [new(code, IsUnsafe: true, problem.Message)];
        }
    }

    private static IEnumerable<Finding> Address(IConfiguration configuration, bool isPublic)
    {
        if (configuration["Address"] is not { Length: > 0 } address)
        {
            yield return new("AddressMissing", IsUnsafe: false);
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && IsElsewhere(address)))
        {
            yield return new("AddressPlain", IsUnsafe: true, address);
        }

        if (isPublic && configuration["AllowedHosts"] is null or "" or "*")
        {
            yield return new("HostsMissing", IsUnsafe: false);
        }
    }

    private static IEnumerable<Finding> Proxies(IConfiguration configuration)
    {
        string[] known = [.. configuration.GetSection("Proxies").GetChildren().Select(network => network.Value).OfType<string>()];
        if (known.Length == 0 && configuration.GetValue<bool>("FORWARDEDHEADERS_ENABLED"))
        {
            yield return new("ProxiesUnknown", IsUnsafe: true);
        }

        foreach (var network in known.Where(network => network.EndsWith("/0", StringComparison.Ordinal)))
        {
            yield return new("ProxiesEverybody", IsUnsafe: true, network);
        }

        foreach (var network in known.Where(network => !IsNetwork(network)))
        {
            yield return new("ProxiesWrong", IsUnsafe: true, network);
        }
    }

    private static IEnumerable<Finding> Keys(IConfiguration configuration)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var folder = Path.Combine(DataSetup.DataFolder(configuration), "keys");
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & Others) != 0)
        {
            yield return new("KeysReadable", IsUnsafe: true, folder);
        }
    }

    private static IEnumerable<Finding> InArguments(IReadOnlyList<string> arguments) => arguments
        .Select(argument => argument.TrimStart('-', '/').Replace("__", ":", StringComparison.Ordinal).Split('=')[0])
        .Select(name => Secrets.FirstOrDefault(secret => name.Equals(secret, StringComparison.OrdinalIgnoreCase))
            ?? (IsClientSecret(name) ? name : null))
        .OfType<string>().Distinct().Select(secret => new Finding("SecretInArguments", IsUnsafe: true, secret));

    private static bool IsClientSecret(string name) => name.StartsWith(OpenIdProvider.Section + ":", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(":" + OpenIdProvider.SecretName, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Finding> Missing(IConfiguration configuration, string code, string[] keys)
    {
        if (new Provider(configuration).Missing(keys) is { Count: > 0 } missing)
        {
            yield return new(code, IsUnsafe: false, string.Join(", ", missing));
        }
    }

    private static bool IsNetwork(string network) => System.Net.IPAddress.TryParse(network, out _) || System.Net.IPNetwork.TryParse(network, out _);

    private static bool IsElsewhere(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsLoopback;
}
