using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Hiding;

/// <summary>Everything that can be read from the site, found by its routes, so that a new page is asked without anybody thinking of it.</summary>
internal static partial class Addresses
{
    /// <summary>Id of what is looked for where an address names one.</summary>
    public static readonly Guid Known = new("01890000-0000-7000-8000-0000000000aa");

    // Streams are read by themselves; the development's post is there for whoever sits at the machine.
    private static readonly string[] LeftOut = [Paths.ApiPulses, Paths.MapDemoPulses, Paths.Post];

    private static readonly Dictionary<string, string[]> Queries = new()
    {
        [Paths.Home] = ["?ansicht=partner", "?jahr=2015"],
        [Paths.Actors] = ["?q=Geheimnis", "?q=beispiel&reichweite=alle", "?art=company&seite=2"],
        [Paths.Acquaintance] = ["?von=beispiel-logistik-kg", "?von=beispiel-gruenderinitiative-e--v"],
        [Paths.Projects] = ["?q=Geheimnis"],
        [Paths.EmbedMap] = ["?ort=aburg"],
        [Paths.ApiActors] = ["?q=Geheimnis", "?reach=all&limit=2"],
        [Paths.ApiActorsCsv] = ["?reach=all"],
        [Paths.ApiActorsGeoJson] = ["?reach=all"],
        [Paths.ApiTiesCsv] = ["?reach=all"],
        [Paths.ApiTiesGeoJson] = ["?reach=all"],
    };

    public static IReadOnlyList<string> Of(Site site, IReadOnlyList<string> slugs)
    {
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && IsRead(route));
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (LeftOut.Any(left => pattern == left || pattern.StartsWith(Paths.Post, StringComparison.Ordinal)))
            {
                continue;
            }

            var isPage = route.Metadata.GetMetadata<RouteAttribute>() is not null || route.Metadata.Any(one => one.GetType().Name == "ComponentTypeMetadata");
            foreach (var query in new[] { "" }.Concat(Queries.GetValueOrDefault(pattern, [])))
            {
                foreach (var path in Filled(pattern, slugs))
                {
                    all.Add(path + query);
                    if (isPage && !pattern.StartsWith(Paths.Account, StringComparison.Ordinal))
                    {
                        all.Add(Paths.In("en", path) + query);
                    }
                }
            }
        }

        return [.. all];
    }

    private static bool IsRead(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET");

    private static IEnumerable<string> Filled(string pattern, IReadOnlyList<string> slugs)
    {
        var owners = !pattern.Contains("{slug}", StringComparison.Ordinal) ? [""]
            : pattern.StartsWith("/orte/", StringComparison.Ordinal) ? ["aburg", "hastadt"]
            : pattern.StartsWith("/vorhaben/", StringComparison.Ordinal) ? ["beispiel-dichtung-4-0"]
            : slugs;
        foreach (var owner in owners)
        {
            yield return Parameter().Replace(pattern, match => match.Groups[1].Value switch
            {
                "slug" => owner,
                "id" => Known.ToString(),
                "status" => "404",
                "part" => "1",
                "token" or "name" or "key" or "fontstack" => "keiner",
                "range" => "0-255",
                "path" => "keine-seite",
                var other => throw new InvalidOperationException($"Say what stands for {other} in {pattern}."),
            });
        }
    }

    [GeneratedRegex(@"\{\*{0,2}([a-z]+)(:[a-z]+)?\??\}", RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();
}
