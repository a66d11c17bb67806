using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.OpenData;

/// <summary>What the head of a request and of an answer says.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task Every_answer_states_the_limit_of_this_installation()
    {
        await using var site = await Site.WithSmallRegion(TestDatabase.Sqlite, "--RequestsPerMinute", "240");
        foreach (var address in new[] { "/api/v1/actors", "/api/v1/actors", "/api/v1/ties.csv", "/api/v1/actors?limit=0", "/api/v1/nothing" })
        {
            using var answer = await site.Client.GetAsync(address);
            Assert.Equal("\"computed\";q=240;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
            Assert.Contains("RateLimit-Policy", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        }

        using var page = await site.Client.GetAsync("/akteure");
        Assert.False(page.Headers.Contains("RateLimit-Policy"));
    }

    [Theory]
    [InlineData("text/event-streamx")]
    [InlineData("application/json, */*;q=0.1")]
    [InlineData("*/*;q=x")]
    [InlineData("no media type")]
    public async Task Only_who_asks_for_a_stream_gets_one(string accept)
    {
        await using var site = await Site.WithSmallRegion();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pulses");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }
}
