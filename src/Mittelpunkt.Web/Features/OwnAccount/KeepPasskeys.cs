using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.OwnAccount;

/// <summary>Adds, renames and removes passkeys of the account signed in.</summary>
public sealed class KeepPasskeys(AppDb db, SignInManager<Account> identity, CurrentAccount current, Outbox outbox, MailRendering mails)
{
    public const int LongestProof = 100_000;

    private static readonly Refusal Failed = new(RefusalKind.Invalid, nameof(AccountTexts.PasskeyFailed), "passkeys");

    /// <summary>What a device has to make a key for.</summary>
    public static Task<IResult> Options(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> identity, CurrentAccount current) =>
        PasskeyOptions.Answer(context, antiforgery, () => identity.MakePasskeyCreationOptionsAsync(new()
        {
            Id = current.Required.Id.ToString(), Name = current.Required.Email, DisplayName = current.Required.Name!,
        }));

    public Task<List<Passkey>> List(CancellationToken ct) =>
        db.Passkeys.AsNoTracking().Where(p => p.AccountId == current.Required.Id).OrderBy(p => p.CreatedAt).ToListAsync(ct);

    /// <summary>Keeps the new key, and tells the person by mail, in case it was somebody else.</summary>
    public async Task<Refusal?> Add(string? proof, string name, CancellationToken ct)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == current.Required.Id, ct);
        if (await db.Passkeys.CountAsync(p => p.AccountId == account.Id, ct) >= Passkey.Most)
        {
            return new Refusal(RefusalKind.Conflict, nameof(AccountTexts.PasskeysFull), "passkeys");
        }

        if (await Check(proof) is not { UserEntity: { } maker, Passkey: { } made } || maker.Id != account.Id.ToString())
        {
            return Failed;
        }

        db.Add(new Passkey
        {
            Id = Guid.CreateVersion7(made.CreatedAt), RegionId = account.RegionId, AccountId = account.Id,
            CredentialId = made.CredentialId, PublicKey = made.PublicKey, Name = name, CreatedAt = made.CreatedAt.ToUniversalTime(),
            SignCount = made.SignCount, Transports = string.Join(',', made.Transports ?? []), IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible, IsBackedUp = made.IsBackedUp,
        });
        outbox.Add(await mails.Compose<PasskeyMail>("passkey:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(made.CredentialId)),
            account, () => AccountTexts.PasskeyMailSubject, new() { [nameof(PasskeyMail.Name)] = name }));
        await db.SaveChangesAsync(ct);
        return null;
    }

    public async Task<Refusal?> Rename(Guid id, string? name, CancellationToken ct)
    {
        if (Query.Text(name) is not { Length: <= Passkey.LongestName } clean)
        {
            return new Refusal(RefusalKind.Invalid, nameof(AccountTexts.PasskeyNameWrong), "passkeys");
        }

        await Own(id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, clean), ct);
        return null;
    }

    public Task Remove(Guid id, CancellationToken ct) => Own(id).ExecuteDeleteAsync(ct);

    private IQueryable<Passkey> Own(Guid id) => db.Passkeys.Where(p => p.Id == id && p.AccountId == current.Required.Id);

    private async Task<PasskeyAttestationResult?> Check(string? proof)
    {
        try
        {
            return proof is { Length: > 0 and <= LongestProof } && await identity.PerformPasskeyAttestationAsync(proof) is { Succeeded: true } made ? made : null;
        }
        catch (InvalidOperationException)
        {
            // This browser was not asked to make a key, or too long ago.
            return null;
        }
    }
}
