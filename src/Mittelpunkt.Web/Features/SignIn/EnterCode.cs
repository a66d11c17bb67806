using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>Signs in whoever enters the code this browser asked for. The first right code makes the account.</summary>
public sealed class EnterCode(AppDb db, AskedCode asked, Sessions sessions, FoundAccount accounts, TimeProvider clock)
{
    public async Task<Outcome<Account>> Handle(string? typed, CancellationToken ct)
    {
        if (asked.Read() is not { } content)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SignInTexts.CodeOver), "code");
        }

        var digits = string.Concat((typed ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != SignInCode.Digits)
        {
            // Not counted: nobody guesses with the wrong number of digits.
            return new Refusal(RefusalKind.Invalid, nameof(SignInTexts.CodeShape), "code");
        }

        // Every try is paid for before it is looked at, so that tries at the same time cannot share one.
        var (now, oldest) = (clock.GetUtcNow(), clock.GetUtcNow() - SignInCode.Lasts);
        var paid = await db.SignInCodes.Where(c => c.Id == content.Id && c.UsedAt == null && c.TriesLeft > 0 && c.CreatedAt > oldest)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.TriesLeft, c => c.TriesLeft - 1), ct);
        if (paid == 0)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SignInTexts.CodeOver), "code");
        }

        var code = await db.SignInCodes.AsNoTracking().SingleAsync(c => c.Id == content.Id, ct);
        if (!CryptographicOperations.FixedTimeEquals(code.Hash, AskCode.Hash(content.Secret, digits)))
        {
            return new Refusal(RefusalKind.Invalid, code.TriesLeft > 0 ? nameof(SignInTexts.CodeWrong) : nameof(SignInTexts.CodeOver), "code");
        }

        if (await db.SignInCodes.Where(c => c.Id == code.Id && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), ct) == 0)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SignInTexts.CodeOver), "code");
        }

        var account = await accounts.Of(code.Email, ct);
        if (account.IsExample)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SignInTexts.CodeOver), "code");
        }

        asked.Forget();
        if (content.Joins is { } word)
        {
            await accounts.Join(account, word, ct);
        }

        await sessions.Start(account, content.Joins is null ? SignInWay.Code : SignInWay.OpenId, ct);
        return account;
    }
}
