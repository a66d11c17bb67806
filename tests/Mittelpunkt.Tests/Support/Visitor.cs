using System.Net;
using System.Text.RegularExpressions;
using MimeKit;

namespace Mittelpunkt.Tests.Support;

/// <summary>A browser without script: keeps its cookies, fills in forms as they stand on the page. The site must run in Development, so that its mails are files.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly Site _site;

    public Visitor(Site site, string? userAgent = null, string? host = null)
    {
        _site = site;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = site.Address };
        Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent ?? "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        if (host is not null)
        {
            Client.DefaultRequestHeaders.Host = host;
        }
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    public async Task<(int Status, string Html, string? To)> Get(string path) => await Read(await Client.GetAsync(path));

    /// <summary>Opens the page, fills in the form with this handler and sends it.</summary>
    public async Task<(int Status, string Html, string? To)> Send(string page, string handler, params (string Name, string Value)[] fields)
    {
        var (_, html, _) = await Get(page);
        return await SendFrom(html, handler, fields);
    }

    /// <summary>Sends a form of a page opened before.</summary>
    public async Task<(int Status, string Html, string? To)> SendFrom(string html, string handler, params (string Name, string Value)[] fields)
    {
        var form = Form().Matches(html).Select(match => match.Value).FirstOrDefault(one => one.Contains($"value=\"{handler}\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no form {handler} in:\n{html}");
        var hidden = Hidden().Matches(form).Select(match => (Name: WebUtility.HtmlDecode(match.Groups[1].Value), Value: WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await Read(await Client.PostAsync(WebUtility.HtmlDecode(Action().Match(form).Groups[1].Value), content));
    }

    /// <summary>The newest mail to the address that came after so many others; waits for it.</summary>
    public async Task<MimeMessage> Mail(string address, int after = 0)
    {
        for (var i = 0; i < 200; i++)
        {
            var mails = new List<MimeMessage>();
            var folder = Path.Combine(_site.Database.Folder, "post");
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            {
                var mail = await MimeMessage.LoadAsync(file);
                if (mail.To.Mailboxes.Any(to => to.Address == address))
                {
                    mails.Add(mail);
                }
            }

            if (mails.Count > after)
            {
                return mails[^1];
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"No mail came to {address}.");
    }

    /// <summary>Asks for a code and reads it from the mail.</summary>
    public async Task<string> AskCode(string address, int after = 0, string page = "/anmelden")
    {
        var answer = await Send(page, "anmelden", ("adresse", address));
        Assert.Equal(302, answer.Status);
        return Digits().Match((await Mail(address, after)).TextBody!).Value;
    }

    /// <summary>Signs in by code; the first time gives a name too.</summary>
    public async Task SignIn(string address, string name = "Erika Beispiel", int after = 0)
    {
        var code = await AskCode(address, after);
        var (status, _, to) = await Send("/anmelden/code", "code", ("code", code));
        Assert.Equal(302, status);
        if (to!.Contains("/konto/willkommen", StringComparison.Ordinal))
        {
            var named = await Send(to, "vorstellen", ("name", name), ("einwilligung", "ja"));
            Assert.Equal((302, "/konto"), (named.Status, named.To));
        }
    }

    public void Dispose() => Client.Dispose();

    private async Task<(int, string, string?)> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var to = response.Headers.Location is { IsAbsoluteUri: true } full && full.Authority == _site.Address.Authority ? full.PathAndQuery : response.Headers.Location?.OriginalString;
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), to);
        }
    }

    [GeneratedRegex(@"<form\b[^>]*method=""post"".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"<input type=""hidden"" name=""([^""]+)"" value=""([^""]*)""")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"action=""([^""]*)""")]
    private static partial Regex Action();

    [GeneratedRegex(@"\d{4} \d{4}")]
    private static partial Regex Digits();
}
