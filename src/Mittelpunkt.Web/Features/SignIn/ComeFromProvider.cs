using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>
/// Signs in whoever a provider knows: by the account joined before, else by the address the provider has verified. Otherwise the address
/// has to be asked for and proved by a code.
/// </summary>
public sealed class ComeFromProvider(FoundAccount accounts, Sessions sessions)
{
    /// <returns>The account; null when the address has to be asked for.</returns>
    public async Task<Account?> Handle(ProviderWord word, CancellationToken ct)
    {
        var account = await accounts.Of(word, ct);
        if (account is null && word.Email is { } email && await accounts.Of(email, ct) is { IsExample: false } owner)
        {
            await accounts.Join(owner, word, ct);
            account = owner;
        }

        if (account is not null)
        {
            await sessions.Start(account, SignInWay.OpenId, ct);
        }

        return account;
    }
}
