using CsCheck;
using Mittelpunkt.Algorithms.Text;

namespace Mittelpunkt.Tests.Algorithms.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("Müller", "muller")]
    [InlineData("MUELLER", "muller")]
    [InlineData("Mu\u0308ller", "muller")]
    [InlineData("Straße", "strasse")]
    [InlineData("Steuer", "steuer")]
    [InlineData("Quelle", "quelle")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Čeština", "cestina")]
    [InlineData("ﬁnanz", "finanz")]
    public void Spellings_become_one(string text, string bare) => Assert.Equal(bare, Folding.Bare(Folding.Fold(text)));

    [Fact]
    public void Any_text_folds_and_folding_twice_changes_nothing() => Gen.String[0, 60].Sample(text =>
    {
        var folded = Folding.Fold(text);
        return Folding.Fold(folded) == folded && Words.Of(text).All(word => word.Length is > 0 and <= Words.Longest + 1);
    });

    [Fact]
    public void Words_are_runs_of_letters_and_digits() =>
        Assert.Equal(["goethe", "universität", "e", "v", "4", "0"], Words.Of("Goethe-Universität e.V. „4.0“\u0000"));
}
