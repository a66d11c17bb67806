using System.Globalization;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Ui;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("de-DE", "ES", "Spanien")]
    [InlineData("en-GB", "ES", "Spain")]
    [InlineData("de-DE", "GR", "Griechenland")]
    [InlineData("de-DE", "JM", "Jamaica")]
    [InlineData("de-DE", "Q?", "Q?")]
    public void Countries_are_named_in_the_language_of_the_page(string culture, string code, string name)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(name, Countries.Name(code));
    }
}
