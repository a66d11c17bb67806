using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Tests.Ui.Mails;

public sealed class PlainTextTests
{
    [Fact]
    public void Markup_becomes_readable_text() => Assert.Equal(
        "Guten Tag, Erika & Max\n\nIhr Code\nsteht hier.\n\n- eins\n- zwei\n\nZur Seite: https://netz.beispiel.test/konto\n",
        PlainText.Of("""
            <h1>Guten   Tag,
              Erika &amp; Max</h1>
            <p>Ihr <strong>Code</strong><br /> steht hier.</p>
            <ul><li>eins</li><li>zwei</li></ul>
            <p><a href="https://netz.beispiel.test/konto">Zur Seite</a></p>
            """));

    [Theory, InlineData(""), InlineData("nur Text"), InlineData("<p></p>")]
    public void Little_markup_does_no_harm(string markup) => Assert.EndsWith("\n", PlainText.Of(markup), StringComparison.Ordinal);
}
