using CsCheck;
using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Tests.Actors;

/// <summary>Web addresses as files hold them.</summary>
public sealed class WebAddressTests
{
    [Fact]
    public void Whatever_stands_there_is_an_address_with_a_host_or_none_and_never_breaks_the_program() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\u0080', '\u0700'], Gen.Char['a', 'f'], Gen.Char[".-:/"]), 0, 30].Sample(text =>
        {
            foreach (var typed in new[] { text, "http://" + text, $"https://{text}.de/weg" })
            {
                if (WebAddress.Read(typed) is { } address)
                {
                    Assert.Contains('.', WebAddress.Domain(address)!);
                }
            }
        }, iter: 20_000);

    [Theory]
    [InlineData("www.Beispiel.de", "http://www.Beispiel.de", "beispiel.de")]
    [InlineData("https://müller.de/über", "https://müller.de/über", "xn--mller-kva.de")]
    [InlineData("http://\u0651\u0308.de", null, null)]
    [InlineData("http://nutzer:wort@beispiel.de", null, null)]
    [InlineData("javascript://beispiel.de", null, null)]
    public void An_address_keeps_its_form_and_its_host_is_compared_in_ascii(string typed, string? address, string? domain)
    {
        Assert.Equal(address, WebAddress.Read(typed));
        Assert.Equal(domain, WebAddress.Domain(WebAddress.Read(typed)));
    }
}
