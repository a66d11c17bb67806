using Microsoft.AspNetCore.Components;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Hosting;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Setup;

/// <summary>A region that was just made holds towns and nothing else. Every page can bear that.</summary>
public sealed class EmptyRegionTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task No_page_of_an_empty_region_fails(string body)
    {
        await using var site = await SetupTests.Start(await TestDatabase.Create(body));
        using var visitor = new Visitor(site);
        await SetupTests.Enter(visitor, site);
        await SetupTests.Fill(visitor);
        Assert.Equal(302, (await visitor.Send(Paths.SetupEnd, "fertig")).Status);
        var wrong = new List<string>();
        async Task Look()
        {
            foreach (var path in Addresses())
            {
                if (await visitor.Get(path) is { Status: >= 500 or 400 or 405 } answer)
                {
                    wrong.Add($"{path}: {answer.Status}");
                }
            }
        }

        await Look();
        Assert.Equal(200, (await visitor.Get("/orte/seligenstadt")).Status);
        Assert.Contains("Seligenstadt", (await visitor.Get(Paths.Towns)).Html, StringComparison.Ordinal);
        await visitor.SignIn("wirtschaft@stadt.test", "Kim Beispiel");
        await Look();
        Assert.Empty(wrong);
    }

    // Pages by their routes, files and answers by their constants; those with parts are asked for something that is not there.
    private static IEnumerable<string> Addresses() => typeof(Website).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), true)).Cast<RouteAttribute>().Select(route => route.Template)
        .Concat(typeof(Paths).GetFields().Where(field => field.IsLiteral && field.Name.StartsWith("Api", StringComparison.Ordinal) && field.Name != nameof(Paths.ApiPulses))
            .Select(field => (string)field.GetRawConstantValue()!))
        .Concat([Paths.MapStyle, Paths.MapPlaces, Paths.MapPicture, Paths.SiteMap, Paths.Robots, Paths.OpenApi, "/?jahr=2020", "/?ansicht=partner", "/akteure?q=nichts", "/netz?jahr=2000"])
        .Where(path => !path.StartsWith("/fehler", StringComparison.Ordinal)).Distinct()
        .Select(path => System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "seligenstadt"))
        .SelectMany(path => path.StartsWith("/api", StringComparison.Ordinal) ? new[] { path } : [path, "/en" + path]);
}
