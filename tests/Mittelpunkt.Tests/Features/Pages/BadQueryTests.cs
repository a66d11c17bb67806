using System.Globalization;
using CsCheck;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Features.Pages;

/// <summary>Whatever stands in an address, the answer is a page or a plain refusal, never a failure.</summary>
public sealed class BadQueryTests
{
    private static readonly string[] Pages =
        ["/akteure", "/vorhaben", "/akteure/beispiel-hochschule-aburg", "/vorhaben/beispiel-dichtung-4-0", "/orte", "/orte/aburg", "/akteure/beispiel-hochschule-aburg/korrigieren"];

    private static readonly string[] Names = ["q", "art", "ort", "branche", "reichweite", "linie", "jahr", "seite", "gesendet", "[]", "q[0]", ""];

    private static readonly string[] Values =
        ["abc", "-1", "0", "99999999999", "1e9", "NaN", "%00", "%0d%0a", "%ff%fe", "%ed%a0%80", "%F0%9F%98%80", "%u0041", "%", "'--", "<script>", "company", "C", "unbekannt", "alle", "", "2147483648", "٣"];

    [Fact]
    public async Task No_query_breaks_a_page()
    {
        await using var site = await Site.WithSmallRegion();
        var pair = Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Values.Length - 1], (name, value) => $"{Names[name]}={Values[value]}");
        await Gen.Select(Gen.Int[0, Pages.Length - 1], pair.Array[0, 6]).SampleAsync(async (page, pairs) =>
        {
            using var answer = await site.Client.GetAsync(new Uri(Pages[page] + "?" + string.Join('&', pairs), UriKind.Relative));
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri}");
        }, iter: 150, threads: 2);
    }

    [Fact]
    public async Task Ten_kilobytes_of_search_are_refused_plainly_and_seven_are_answered()
    {
        await using var site = await Site.WithSmallRegion();
        Assert.InRange((int)(await site.Client.GetAsync(new Uri("/akteure?q=" + new string('a', 10_240), UriKind.Relative))).StatusCode, 400, 499);
        Assert.Equal(200, (int)(await site.Client.GetAsync(new Uri("/akteure?q=" + new string('a', 7_000), UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Control_characters_do_not_come_back()
    {
        await using var site = await Site.WithSmallRegion();
        var html = await site.Client.GetStringAsync("/akteure?q=a%00b%07c");
        Assert.DoesNotContain(html, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
        Assert.DoesNotContain("&#x0;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_becomes_a_short_one_without_control_characters() => Gen.String[0, 1000].Sample(text =>
        Web.Ui.Query.Text(text) is not { } kept || (kept.Length is > 0 and <= Web.Ui.Query.LongestText && !kept.Any(char.IsControl) && kept.Trim() == kept));

    [Theory]
    [InlineData(null, 1)]
    [InlineData("abc", 1)]
    [InlineData("-1", 1)]
    [InlineData("0", 1)]
    [InlineData(" 2", 1)]
    [InlineData("2", 2)]
    [InlineData("7", 4)]
    [InlineData("99999999999", 1)]
    public void A_page_number_is_always_one_of_the_pages(string? text, int page) => Assert.Equal(page, Web.Ui.Query.Page(text, 4));

    [Fact]
    public void Periods_are_said_as_people_say_them()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("März 2014 bis Februar 2017", Web.Ui.Wording.Period(new(2014, 3, 1), new(2017, 2, 28)));
        Assert.Equal("2014 bis 2016", Web.Ui.Wording.Period(new(2014, 1, 1), new(2016, 12, 31)));
        Assert.Equal("seit 2014", Web.Ui.Wording.Period(new(2014, 1, 1), null));
        Assert.Equal("bis Mai 2016", Web.Ui.Wording.Period(null, new(2016, 5, 2)));
        Assert.Null(Web.Ui.Wording.Period(null, null));
    }
}
