using Mittelpunkt.Web.Features.Imports.Reading;

namespace Mittelpunkt.Tests.Features.Imports;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("2015-08-01", "2015-08-01")]
    [InlineData("1.8.2015", "2015-08-01")]
    [InlineData("01.08.2015", "2015-08-01")]
    [InlineData("8/31/2015", "2015-08-31")]
    [InlineData("31/8/2015", "2015-08-31")]
    [InlineData("5/5/2015", "2015-05-05")]
    [InlineData("2015", "2015-01-01")]
    [InlineData("2015-08", "2015-08-01")]
    public void Dates_are_read_in_three_styles(string text, string date)
    {
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Values.Date(text, SlashDates.Clear, out var ambiguous));
        Assert.False(ambiguous);
    }

    [Theory]
    [InlineData("3/4/2015", SlashDates.MonthFirst, "2015-03-04")]
    [InlineData("3/4/2015", SlashDates.DayFirst, "2015-04-03")]
    public void A_style_settles_what_is_unclear(string text, SlashDates style, string date)
    {
        Assert.Null(Values.Date(text, SlashDates.Clear, out var ambiguous));
        Assert.True(ambiguous);
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Values.Date(text, style, out _));
    }

    [Theory]
    [InlineData("1234.5", 1234.5)]
    [InlineData("1234,5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("-9,15", -9.15)]
    public void Numbers_are_read_with_comma_or_point(string text, double number) => Assert.Equal((decimal)number, Values.Number(text));

    [Theory]
    [InlineData("12a")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("∞")]
    public void What_is_no_number_is_none(string text) => Assert.Null(Values.Number(text));
}
