using CsCheck;
using Mittelpunkt.Domain.Accounts;

namespace Mittelpunkt.Tests.Accounts;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Erika.Mustermann@Beispiel.TEST ", "erika.mustermann@beispiel.test")]
    [InlineData("a+b@x.test", "a+b@x.test")]
    [InlineData("post@mühle.de", "post@xn--mhle-0ra.de")]
    [InlineData("o'hara_1/2@sub.beispiel.test", "o'hara_1/2@sub.beispiel.test")]
    public void An_address_is_kept_in_one_form(string typed, string kept) => Assert.Equal(kept, EmailAddress.Clean(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("erika")]
    [InlineData("@beispiel.test")]
    [InlineData("erika@")]
    [InlineData("erika@beispiel")]
    [InlineData("erika@127.0.0.1")]
    [InlineData("a b@beispiel.test")]
    [InlineData("a@b@beispiel.test")]
    [InlineData("erika@beispiel.test\r\nBcc: alle@beispiel.test")]
    [InlineData("erika@beispiel.test,max@beispiel.test")]
    [InlineData(".erika@beispiel.test")]
    [InlineData("er..ika@beispiel.test")]
    [InlineData("еrika@beispiel.test")]
    [InlineData("erika@beispiel..test")]
    [InlineData("erika@-beispiel.test")]
    public void What_is_none_is_refused(string? typed) => Assert.Null(EmailAddress.Clean(typed));

    [Fact]
    public void Too_long_is_refused() => Assert.Null(EmailAddress.Clean("a@" + string.Concat(Enumerable.Repeat("beispiel.", 30)) + "test"));

    [Fact]
    public void Whatever_is_typed_nothing_is_thrown_and_a_kept_address_is_plain() => Gen.String.Sample(typed =>
        EmailAddress.Clean(typed + "@beispiel.test") is not { } kept || kept.All(c => c is > ' ' and < (char)127) && EmailAddress.Clean(kept) == kept);
}
