using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Mittelpunkt.BrowserTests;

/// <summary>What a page did that it should not: requests to other hosts, errors in its console.</summary>
public sealed class PageNotes
{
    private readonly ConcurrentQueue<string> _foreign = new();
    private readonly ConcurrentQueue<string> _errors = new();

    public PageNotes(IPage page, Uri site)
    {
        page.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (uri.Scheme is "http" or "https" or "ws" or "wss" && uri.Authority != site.Authority)
            {
                _foreign.Enqueue(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _errors.Enqueue($"{page.Url}: {error}");
    }

    public IReadOnlyCollection<string> Foreign => _foreign;

    public IReadOnlyCollection<string> Errors => _errors;
}
