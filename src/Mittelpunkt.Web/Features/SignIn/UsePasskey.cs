using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>Signs in whoever's device signs with a passkey known here. Nothing is typed.</summary>
public sealed class UsePasskey(SignInManager<Account> identity, UserManager<Account> accounts, Sessions sessions)
{
    public const int LongestProof = 20_000;

    /// <summary>What the device has to sign; any passkey of this site will do.</summary>
    public static Task<IResult> Options(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> identity, SignInLimits limits) =>
        limits.MayEnter(context) ? PasskeyOptions.Answer(context, antiforgery, () => identity.MakePasskeyRequestOptionsAsync(null))
            : Task.FromResult<IResult>(TypedResults.StatusCode(StatusCodes.Status429TooManyRequests));

    public async Task<Outcome<Account>> Handle(string? proof, CancellationToken ct)
    {
        var refusal = new Refusal(RefusalKind.Invalid, nameof(SignInTexts.PasskeyFailed), "adresse");
        if (proof is not { Length: > 0 and <= LongestProof })
        {
            return refusal;
        }

        PasskeyAssertionResult<Account> result;
        try
        {
            result = await identity.PerformPasskeyAssertionAsync(proof);
        }
        catch (InvalidOperationException)
        {
            // This browser was not asked to sign anything, or too long ago.
            return refusal;
        }

        if (!result.Succeeded)
        {
            return refusal;
        }

        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await sessions.Start(result.User, SignInWay.Passkey, ct);
        return result.User;
    }
}
