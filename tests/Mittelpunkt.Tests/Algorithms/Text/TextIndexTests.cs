using CsCheck;
using Mittelpunkt.Algorithms.Text;

namespace Mittelpunkt.Tests.Algorithms.Text;

public class TextIndexTests
{
    private static readonly string[] Names =
    [
        "Beispiel Dichtungstechnik GmbH", "Technische Hochschule Aburg", "Müller Maschinenbau AG", "Institut für Prüfverfahren", "Networking Initiative",
        "Dichtung und Form", "Technik Verein Hastadt", "Wirtschaftsförderung Stadt Aburg",
    ];

    [Theory]
    [InlineData("dichtung", 0)]
    [InlineData("technik", 0)]
    [InlineData("hochschulen", 1)]
    [InlineData("mueller", 2)]
    [InlineData("Muller", 2)]
    [InlineData("müler", 2)]
    [InlineData("Prüfverfahrens", 3)]
    [InlineData("pruef", 3)]
    [InlineData("Prüfverfarhen", 3)]
    [InlineData("networks", 4)]
    [InlineData("Institute der Prüfverfahren", 3)]
    [InlineData("wirtschaftsfoerderung aburg", 7)]
    public void A_query_finds(string query, int document)
    {
        var answer = Index(Names).Search(query);
        Assert.True(answer.Complete);
        Assert.Contains(answer.Hits, hit => hit.Document == document);
    }

    [Fact]
    public void All_words_are_wanted_and_else_the_most()
    {
        var all = Index(Names).Search("hochschule aburg");
        Assert.True(all.Complete);
        Assert.Equal(1, Assert.Single(all.Hits).Document);
        var most = Index(Names).Search("hochschule xylophon");
        Assert.False(most.Complete);
        Assert.Equal(1, Assert.Single(most.Hits).Document);
        Assert.Empty(Index(Names).Search("xylophon").Hits);
        Assert.Empty(Index(Names).Search(" \u0000 %&").Hits);
        Assert.Empty(Index([]).Search("hochschule").Hits);
    }

    [Fact]
    public void A_word_in_the_name_outranks_the_same_word_in_the_text()
    {
        var builder = new TextIndexBuilder();
        builder.Add(new TextField("Verein", 3), new TextField("Photonik und Laser", 1));
        builder.Add(new TextField("Photonik GmbH", 3), new TextField("Laser", 1));
        Assert.Equal([1, 0], builder.Build().Search("photonik").Hits.Select(hit => hit.Document));
    }

    [Fact]
    public void Every_document_is_found_by_its_own_words_in_any_case_and_order() =>
        Gen.Select(Gen.String[Gen.Char["aebdlnrstäüß "], 1, 30].Array[1, 12], Gen.Int[0, 11]).Sample((texts, pick) =>
        {
            var words = Words.Of(texts[pick % texts.Length]).Distinct().Take(TextIndex.LongestQuery).ToList();
            if (words.Count == 0)
            {
                return true;
            }

            words.Reverse();
            var answer = Index(texts).Search(string.Join(' ', words).ToUpperInvariant());
            return answer.Complete && answer.Hits.Any(hit => hit.Document == pick % texts.Length);
        });

    [Fact]
    public void A_word_no_other_word_is_near_is_found_with_a_typing_error() =>
        Gen.Select(Gen.String[Gen.Char["bcdfghklmnpqrtvw"], 8, 14], Gen.Int[0, 13], Gen.Char["bcdfghkl"]).Sample((word, place, letter) =>
        {
            var typed = word.Remove(place % word.Length, 1).Insert(place % word.Length, letter.ToString());
            return Index([word, "aaaa", "eeee"]).Search(typed).Hits is [{ Document: 0 }];
        });

    [Fact]
    public void Any_query_has_a_stable_answer() => Gen.String[0, 400].Sample(query =>
    {
        var index = Index(Names);
        return index.Search(query).Hits.SequenceEqual(index.Search(query).Hits);
    });

    private static TextIndex Index(string[] names)
    {
        var builder = new TextIndexBuilder();
        foreach (var name in names)
        {
            builder.Add(new TextField(name, 3));
        }

        return builder.Build();
    }
}
