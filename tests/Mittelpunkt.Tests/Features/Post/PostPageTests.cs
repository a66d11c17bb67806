using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Tests.Features.Post;

public sealed class PostPageTests
{
    private const string Address = "/entwicklung/post";

    [Fact]
    public async Task During_development_a_mail_can_be_read_in_the_browser()
    {
        await using var site = await Site.WithSmallRegion(arguments: ["--environment", "Development"]);
        Assert.Contains("Hier stehen E-Mails", await site.Client.GetStringAsync(Address), StringComparison.Ordinal);
        await Keep(site);
        var link = "";
        for (var i = 0; i < 100 && link.Length == 0; i++)
        {
            await Task.Delay(100);
            var page = await site.Client.GetStringAsync(Address);
            link = System.Text.RegularExpressions.Regex.Match(page, "/entwicklung/post/[0-9a-f-]+\\.eml").Value;
        }

        Assert.Contains("Guten Tag &lt;b&gt;", await site.Client.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Contains("<p>Guten Tag", await site.Client.GetStringAsync(link + "/html"), StringComparison.Ordinal);
        using var none = await site.Client.GetAsync(new Uri(Address + "/..%2f..%2fmittelpunkt.db", UriKind.Relative));
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Fact]
    public async Task Elsewhere_there_is_no_such_page()
    {
        await using var site = await Site.WithSmallRegion();
        using var answer = await site.Client.GetAsync(new Uri(Address, UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory, InlineData("Host", "angreifer.test"), InlineData("X-Forwarded-For", "203.0.113.9"), InlineData("Forwarded", "for=203.0.113.9")]
    public async Task Nobody_from_outside_reads_it(string header, string value)
    {
        await using var site = await Site.WithSmallRegion(arguments: ["--environment", "Development"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task With_a_mail_server_there_is_no_such_page()
    {
        await using var site = await Site.WithSmallRegion(arguments: ["--environment", "Development", "--Mail:Host", "127.0.0.1", "--Mail:Port", "9", "--Mail:From", "netz@beispiel.test"]);
        using var answer = await site.Client.GetAsync(new Uri(Address, UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static async Task Keep(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(db.Regions.Single());
        scope.ServiceProvider.GetRequiredService<Outbox>().Add(new("test:a", "a@beispiel.test", "Probe", "<p>Guten Tag</p>", "Guten Tag <b>"));
        await db.SaveChangesAsync();
    }
}
