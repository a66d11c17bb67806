using CsCheck;
using Mittelpunkt.Algorithms.Text;

namespace Mittelpunkt.Tests.Algorithms.Text;

public class SpellingTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcde1ß"], 0, 9];

    [Fact]
    public void Near_finds_exactly_the_words_within_the_distance() =>
        Gen.Select(Word.Array[0, 40], Word, Gen.Int[0, 3]).Sample((words, word, errors) =>
        {
            var found = new Spelling(words).Near(word, errors);
            var expected = words.Select((w, i) => (Word: i, Errors: Plainly(word, w))).Where(x => x.Errors <= errors)
                .OrderBy(x => x.Errors).ThenBy(x => x.Word).ToList();
            Assert.Equal(expected, found);
        });

    [Fact]
    public void Distance_is_the_same_both_ways() => Gen.Select(Word, Word, Gen.Int[0, 12]).Sample((a, b, limit) =>
        Spelling.Distance(a, b, limit) == Spelling.Distance(b, a, limit));

    [Theory]
    [InlineData("aschaffenburg", "aschafenburg", 1)]
    [InlineData("hanau", "hnaau", 1)]
    [InlineData("heraeus", "hereaus", 1)]
    [InlineData("goldbach", "gldbahc", 2)]
    public void Typing_errors_count_once(string word, string typed, int errors) => Assert.Equal(errors, Spelling.Distance(word, typed, 3));

    // The whole table, without any bound.
    private static int Plainly(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
