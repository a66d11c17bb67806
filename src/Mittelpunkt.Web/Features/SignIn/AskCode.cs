using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>
/// Sends a one-time code to an address. It never looks whether the address is known: the account comes into being with the first
/// right code, so the answer and its time are the same for everybody. Somebody who comes from a provider is joined to the account by the code.
/// </summary>
public sealed class AskCode(AppDb db, Outbox outbox, MailRendering mails, AskedCode asked, TimeProvider clock)
{
    /// <summary>Codes for one address in an hour.</summary>
    public const int MostInAnHour = 5;

    public async Task<Outcome<string>> Handle(string? address, string? returnTo, CultureInfo language, CancellationToken ct, ProviderWord? joins = null)
    {
        if (EmailAddress.Clean(address) is not { } email)
        {
            return new Refusal(RefusalKind.Invalid, nameof(SignInTexts.AddressWrong), "adresse");
        }

        var now = clock.GetUtcNow();
        var anHourAgo = now.AddHours(-1);
        if (await db.SignInCodes.CountAsync(c => c.Email == email && c.CreatedAt > anHourAgo, ct) >= MostInAnHour)
        {
            return new Refusal(RefusalKind.TooMany, nameof(SignInTexts.TooManyForAddress), "adresse");
        }

        var (digits, secret) = (NewDigits(), RandomNumberGenerator.GetBytes(32));
        var code = new SignInCode { Id = Guid.CreateVersion7(now), RegionId = db.RegionId, Email = email, Hash = Hash(secret, digits), CreatedAt = now };
        db.Add(code);
        var shown = digits[..4] + " " + digits[4..];
        var mail = await mails.Compose<CodeMail>($"code:{code.Id}", email, language, () => Wording.Say(SignInTexts.MailSubject, shown),
            new() { [nameof(CodeMail.Code)] = shown });
        outbox.Add(mail with { UsefulFor = SignInCode.Lasts });
        await db.SaveChangesAsync(ct);
        asked.Keep(new(code.Id, secret, email, LocalAddress.Of(returnTo), joins));
        return email;
    }

    /// <summary>See <see cref="SignInCode.Hash"/>.</summary>
    public static byte[] Hash(byte[] secret, string digits) => SHA256.HashData([.. secret, .. Encoding.ASCII.GetBytes(digits)]);

    private static string NewDigits() => RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
}
