using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Features.Pages;

/// <summary>Monitors and link checkers ask with HEAD.</summary>
public sealed class HeadTests
{
    [Theory, InlineData("/", 200), InlineData("/en/akteure", 200), InlineData("/netz", 200), InlineData("/wand", 200), InlineData("/openapi/v1.json", 200), InlineData("/api/v1/actors", 200), InlineData("/gibt-es-nicht", 404)]
    public async Task Is_answered_like_get_without_a_body(string address, int status)
    {
        await using var site = await Site.WithSmallRegion();
        // Twice: anew and from the cache.
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var answer = await site.Client.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }

        using var whole = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.NotEmpty(await whole.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Opens_no_stream()
    {
        await using var site = await Site.WithSmallRegion();
        using var request = new HttpRequestMessage(HttpMethod.Head, Paths.ApiPulses);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal((200, "application/json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }
}
