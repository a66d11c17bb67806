using Mittelpunkt.Web.Features.Profiles;

namespace Mittelpunkt.Tests.Features.Profiles;

/// <summary>The sector picker's search.</summary>
public sealed class SectorSearchTests
{
    [Theory]
    [InlineData("Software"), InlineData("Verlegen von Software"), InlineData("Anbau"), InlineData("Forschung"), InlineData("Herstellung von Metall")]
    public void A_name_is_listed_once_and_what_belongs_together_stands_together_in_order(string asked)
    {
        var found = SectorSearch.Find(asked, 15);
        Assert.NotEmpty(found);
        var groups = found.Select(label => label.Code[..Math.Min(2, label.Code.Length)]).ToList();
        Assert.Distinct(found.Zip(groups, (label, group) => (group, label.German)));
        Assert.Equal(groups.Distinct().Count(), groups.Where((group, at) => at == 0 || groups[at - 1] != group).Count());
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.Code[..1] != pair.Second.Code[..1] || pair.First.Code[..2] != pair.Second.Code[..2]
            || string.CompareOrdinal(pair.First.Code, pair.Second.Code) < 0, $"{pair.First.Code} before {pair.Second.Code}"));
    }

    [Fact]
    public void Words_of_every_day_find_their_class_and_a_code_finds_itself()
    {
        Assert.Contains(SectorSearch.Find("Software", 15), label => label.Code == "58.29");
        Assert.DoesNotContain(SectorSearch.Find("Software", 15), label => label.Code == "58.29.0");
        Assert.Contains(SectorSearch.Find("Magnete", 15), label => label.Code == "27.90");
        Assert.Equal(["58.29.0"], SectorSearch.Find("58.29.0", 15).Select(label => label.Code));
    }
}
