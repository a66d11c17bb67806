using CsCheck;
using Mittelpunkt.Web.Features.Imports.Formats;

namespace Mittelpunkt.Tests.Features.Imports.Formats;

/// <summary>Web addresses as files hold them.</summary>
public sealed class FieldChecksTests
{
    [Fact]
    public void Whatever_stands_there_is_an_address_with_a_host_or_none_and_never_breaks_the_program() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char['\u0080', '\u0700'], Gen.Char['a', 'f'], Gen.Char[".-:/"]), 0, 30].Sample(text =>
        {
            foreach (var typed in new[] { text, "http://" + text, $"https://{text}.de/weg" })
            {
                if (FieldChecks.WebAddress(typed) is { } address)
                {
                    Assert.Contains('.', FieldChecks.Domain(address)!);
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
        Assert.Equal(address, FieldChecks.WebAddress(typed));
        Assert.Equal(domain, FieldChecks.Domain(FieldChecks.WebAddress(typed)));
    }
}
