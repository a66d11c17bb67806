using CsCheck;
using Mittelpunkt.Algorithms.Text;

namespace Mittelpunkt.Tests.Algorithms.Text;

public class StemmerTests
{
    private static readonly Gen<string> Anything = Gen.String[Gen.Char["aeiouyäöüßbdlnrstgqABC-1é \u0000"], 0, 300];

    [Fact]
    public void German_words_get_the_stems_of_the_Snowball_dictionary() => Assert.Empty(Differences("german-stems.tsv", GermanStemmer.Stem));

    [Fact]
    public void English_words_get_the_stems_of_the_Snowball_dictionary() => Assert.Empty(Differences("english-stems.tsv", EnglishStemmer.Stem));

    [Theory]
    [InlineData("mueller", "müller")]
    [InlineData("fussball", "fußball")]
    [InlineData("loesungen", "lösungen")]
    [InlineData("baeder", "bäder")]
    public void Both_spellings_of_an_umlaut_have_one_stem(string spelled, string written) =>
        Assert.Equal(GermanStemmer.Stem(written), GermanStemmer.Stem(spelled));

    [Theory]
    [InlineData("quelle", "quell")]
    [InlineData("feuer", "feu")]
    public void What_only_looks_like_an_umlaut_stays(string word, string stem) => Assert.Equal(stem, GermanStemmer.Stem(word));

    [Fact]
    public void Any_text_has_a_stem_that_is_not_longer_and_not_empty() => Anything.Sample(text =>
    {
        var (german, english) = (GermanStemmer.Stem(text), EnglishStemmer.Stem(text));
        return english.Length <= text.Length && (text.Length == 0 || (german.Length > 0 && english.Length > 0));
    });

    private static List<string> Differences(string file, Func<string, string> stem)
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Algorithms", "Text", file))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToList();
        Assert.True(rows.Count > 2_000);
        return [.. rows.Where(row => stem(row[0]) != row[1]).Select(row => $"{row[0]}: {stem(row[0])}, not {row[1]}")];
    }
}
