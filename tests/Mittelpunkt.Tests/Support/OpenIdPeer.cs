using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Mittelpunkt.Tests.Support;

/// <summary>A real OpenID provider (npm oidc-provider, certified) on a free port of 127.0.0.1, and the way through it in a browser without script.</summary>
internal sealed class OpenIdPeer : IDisposable
{
    private const string Secret = "a-secret-of-the-tests-that-is-long";

    private readonly Process _process;

    private OpenIdPeer(Process process, int port) => (_process, Authority) = (process, $"http://127.0.0.1:{port}");

    public string Authority { get; }

    /// <summary>What the site has to be told.</summary>
    public string[] Arguments => ["--OpenId:amt:Name", "Musteramt", "--OpenId:amt:Authority", Authority, "--OpenId:amt:ClientId", "mittelpunkt", "--OpenId:amt:ClientSecret", Secret];

    public static async Task<OpenIdPeer> Start(bool inToken = false)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Mittelpunkt.Tests"));
        var wish = JsonSerializer.Serialize(new { client = "mittelpunkt", secret = Secret, inToken });
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "Support/openid-peer.mjs"), wish])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                return new(process, JsonDocument.Parse(line).RootElement.GetProperty("port").GetInt32());
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Who signs in there next.</summary>
    public async Task Expect(object person)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(person));
        await _process.StandardInput.FlushAsync();
        await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>From the link on the sign-in page through the provider to the address it sends back to; that is not opened yet.</summary>
    public async Task<string> Through(Visitor visitor, string link = "/anmelden/anbieter/amt")
    {
        var (status, _, to) = await visitor.Get(link);
        Assert.Equal(302, status);
        Assert.StartsWith(Authority, to, StringComparison.Ordinal);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        for (var i = 0; i < 10; i++)
        {
            using var answer = await browser.GetAsync(to);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{to}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            to = new Uri(new Uri(to!), answer.Headers.Location!).ToString();
            if (!to.StartsWith(Authority, StringComparison.Ordinal))
            {
                return to;
            }
        }

        throw new InvalidOperationException("The provider does not let go.");
    }

    /// <summary>The whole way, to the page behind it.</summary>
    public async Task<(int Status, string Html, string? To)> SignIn(Visitor visitor, object person, string link = "/anmelden/anbieter/amt")
    {
        await Expect(person);
        var back = await visitor.Get(await Through(visitor, link));
        Assert.Equal(302, back.Status);
        return await visitor.Get(back.To!);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
