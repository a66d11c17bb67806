using System.Globalization;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Tests.Ui;

public sealed class CountsTests
{
    [Theory]
    [InlineData("de-DE", 1, "1 Verbindung", "1 Akteur", "1 öffentliche Verbindung", "1 Vorhaben", "1 Beteiligter")]
    [InlineData("de-DE", 0, "0 Verbindungen", "0 Akteure", "0 öffentliche Verbindungen", "0 Vorhaben", "0 Beteiligte")]
    [InlineData("de-DE", 1200, "1.200 Verbindungen", "1.200 Akteure", "1.200 öffentliche Verbindungen", "1.200 Vorhaben", "1.200 Beteiligte")]
    [InlineData("en-GB", 1, "1 tie", "1 organisation", "1 public tie", "1 project", "1 participant")]
    [InlineData("en-GB", 1200, "1,200 ties", "1,200 organisations", "1,200 public ties", "1,200 projects", "1,200 participants")]
    public void One_is_singular_in_both_languages(string language, int count, params string[] expected)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            string[] said = [Counts.Ties(count), Counts.Actors(count), Counts.PublicTies(count), Counts.Projects(count), Counts.Participants(count)];
            Assert.Equal(expected, said);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
