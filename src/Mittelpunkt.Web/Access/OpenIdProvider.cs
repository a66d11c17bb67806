using System.Text.RegularExpressions;
using Mittelpunkt.Domain.Accounts;

namespace Mittelpunkt.Web.Access;

/// <summary>An OpenID provider people may sign in with, from the configuration section OpenId:KEY.</summary>
/// <param name="Key">Its short name in addresses.</param>
/// <param name="Name">What people know it by.</param>
/// <param name="Authority">Its address, under which it says the rest itself (OpenID Connect Discovery 1.0).</param>
/// <param name="ClientId">What it calls this site.</param>
/// <param name="Secret">What this site proves itself with; null for none.</param>
/// <param name="Scopes">What is asked for beside "openid".</param>
public sealed partial record OpenIdProvider(string Key, string Name, Uri Authority, string ClientId, string? Secret, IReadOnlyList<string> Scopes)
{
    public const string Section = "OpenId";

    /// <summary>Name of the value nobody else may read.</summary>
    public const string SecretName = "ClientSecret";

    /// <summary>Name of its handler.</summary>
    public string Scheme => "openid-" + Key;

    /// <exception cref="InvalidOperationException">A value is missing, wrong or unsafe; says which.</exception>
    /// <exception cref="IOException">The file of a secret cannot be read.</exception>
    public static IReadOnlyList<OpenIdProvider> Read(IConfiguration configuration) => [.. configuration.GetSection(Section).GetChildren().Select(Read)];

    private static OpenIdProvider Read(IConfigurationSection section)
    {
        var key = section.Key.ToLowerInvariant();
        if (!KeyShape().IsMatch(key))
        {
            throw new InvalidOperationException($"{section.Path}: the key may have letters, digits and hyphens only.");
        }

        if (!Uri.TryCreate(section["Authority"], UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            throw new InvalidOperationException($"{section.Path}:Authority must be an address that begins with https.");
        }

        var name = section["Name"] is { Length: > 0 } given ? given : key;
        if (name.Length > ExternalIdentity.LongestProvider)
        {
            throw new InvalidOperationException($"{section.Path}:Name has more than {ExternalIdentity.LongestProvider} characters.");
        }

        return new(key, name, authority, section["ClientId"] is { Length: > 0 } client ? client : throw new InvalidOperationException($"{section.Path}:ClientId is missing."),
            section[SecretName + "File"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : section[SecretName] is { Length: > 0 } secret ? secret : null,
            (section["Scopes"] ?? "profile email").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex KeyShape();
}
