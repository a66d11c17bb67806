using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Ui.Mails;

/// <summary>Makes a mail of a component: HTML and plain text from the same markup, in the language given.</summary>
public sealed class MailRendering(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>To the address of an account, in its language.</summary>
    public Task<Mail> Compose<T>(string key, Account to, Func<string> subject, Dictionary<string, object?> parameters) where T : IComponent =>
        Compose<T>(key, to.Email, to.Language == "en" ? PulseText.English : PulseText.German, subject, parameters);

    /// <typeparam name="T">A component that writes the mail's body.</typeparam>
    /// <param name="key">See <see cref="Mail"/>.</param>
    /// <param name="to">The address.</param>
    /// <param name="culture">Its language.</param>
    /// <param name="subject">Gives the subject when that language is set.</param>
    /// <param name="parameters">Parameters of the component.</param>
    public async Task<Mail> Compose<T>(string key, string to, CultureInfo culture, Func<string> subject, Dictionary<string, object?> parameters) where T : IComponent
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            await using var renderer = new HtmlRenderer(services, logs);
            var body = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
            var line = subject().ReplaceLineEndings(" ");
            return new Mail(key, to, line, Document(line, body, culture), PlainText.Of(body));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static string Document(string title, string body, CultureInfo culture) => $"""
        <!DOCTYPE html>
        <html lang="{culture.TwoLetterISOLanguageName}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{HtmlEncoder.Default.Encode(title)}</title></head>
        <body>
        {body}
        </body>
        </html>
        """;
}
