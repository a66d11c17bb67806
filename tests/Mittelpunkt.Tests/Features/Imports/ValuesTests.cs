using System.Globalization;
using CsCheck;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

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
    [InlineData("1.234.567", 1234567)]
    [InlineData("1,234,567", 1234567)]
    public void Numbers_are_read_with_comma_or_point(string text, double number) => Assert.Equal((decimal)number, Values.Number(text));

    [Theory]
    [InlineData("12a")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("1.23.456")]
    [InlineData("9999999999999999999999999999999")]
    [InlineData("∞")]
    public void What_is_no_number_is_none(string text) => Assert.Null(Values.Number(text));

    [Theory]
    [InlineData("1.234", true)]
    [InlineData("12,345", true)]
    [InlineData("1.234,00", false)]
    [InlineData("1234", false)]
    [InlineData("0.125", false)]
    [InlineData("1.5", false)]
    public void A_sum_with_one_group_of_three_is_asked_back(string text, bool ambiguous) => Assert.Equal(ambiguous, Values.AmbiguousAmount(text));

    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(800, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("yyyy-MM-dd", SlashDates.Clear)]
    [InlineData("dd.MM.yyyy", SlashDates.Clear)]
    [InlineData("d.M.yyyy", SlashDates.Clear)]
    [InlineData("yyyyMMdd", SlashDates.Clear)]
    [InlineData("M/d/yyyy", SlashDates.MonthFirst)]
    [InlineData("dd/MM/yyyy", SlashDates.DayFirst)]
    public void Any_day_is_read_as_it_was_written(string style, SlashDates slash) =>
        Days.Sample(day => Values.Date(day.ToString(style, CultureInfo.InvariantCulture), slash, out _) == day);

    [Fact]
    public void An_unclear_day_is_never_guessed() => Days.Sample(day =>
    {
        var read = Values.Date(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), SlashDates.Clear, out var ambiguous);
        return day.Day > 12 || day.Day == day.Month ? read == day && !ambiguous : read is null && ambiguous;
    });

    [Theory, InlineData("de", "N2"), InlineData("en", "N2"), InlineData("de", "F4"), InlineData("en", "F4")]
    public void Any_number_is_read_as_Germans_and_English_write_it(string culture, string style) => Gen.Int[-2_000_000_000, 2_000_000_000].Select(n => n / 100m)
        .Sample(number => Values.Number(number.ToString(style, CultureInfo.GetCultureInfo(culture))) == number);

    [Fact]
    public void Whatever_stands_in_a_cell_is_a_value_or_a_problem() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.,-/+eE: TZ'=\u00A0\0\t\ud800"], 0, 30]).Sample(text =>
        {
            bool Answered(Func<Cells, object?> read)
            {
                var problems = new Problems();
                var cells = new Cells(new Dictionary<string, int> { ["a"] = 0, ["longitude"] = 0, ["latitude"] = 0 }, 1, problems);
                cells.Move(2, [text]);
                var value = read(cells);
                return problems.Any ? problems.List.All(p => p.Line == 2) : text.Trim().Length == 0 == value is null;
            }

            return Answered(c => c.Text("a", 20)) && Answered(c => c.Date("a")) && Answered(c => c.Moment("a")) && Answered(c => c.Number("a", -5, 5))
                && Answered(c => c.Amount("a", 5)) && Answered(c => c.YesNo("a")) && Answered(c => c.Position());
        });
}
