using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;

namespace Mittelpunkt.Web.Data.Accounts;

/// <summary>
/// Gives ASP.NET Core Identity our accounts and passkeys. The framework's own store would bring columns for passwords and phone
/// numbers we never want, and tables without a region. Identity's user name is the id here: it is never shown.
/// </summary>
public sealed class AccountStore(AppDb db) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Id.ToString());

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByIdAsync(normalizedUserName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        db.Remove(user);
        await db.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var known = await db.Passkeys.SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == passkey.CredentialId, cancellationToken);
        if (known is null)
        {
            db.Add(new Passkey
            {
                Id = Guid.CreateVersion7(passkey.CreatedAt), RegionId = user.RegionId, AccountId = user.Id, CredentialId = passkey.CredentialId,
                PublicKey = passkey.PublicKey, Name = passkey.Name ?? "", CreatedAt = passkey.CreatedAt.ToUniversalTime(), SignCount = passkey.SignCount,
                Transports = string.Join(',', passkey.Transports ?? []), IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible, IsBackedUp = passkey.IsBackedUp,
            });
        }
        else
        {
            (known.SignCount, known.IsBackedUp, known.IsUserVerified, known.Name) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified, passkey.Name ?? known.Name);
        }
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken)).Select(Info)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Passkeys.Where(p => p.CredentialId == credentialId).Join(db.Accounts, p => p.AccountId, a => a.Id, (_, a) => a).SingleOrDefaultAsync(cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken) is { } passkey ? Info(passkey) : null;

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        db.Passkeys.Where(p => p.AccountId == user.Id && p.CredentialId == credentialId).ExecuteDeleteAsync(cancellationToken);

    public void Dispose()
    {
        // The database belongs to the request.
    }

    // What the device said when it was added (attestation) is checked then and not kept.
    private static UserPasskeyInfo Info(Passkey p) => new(p.CredentialId, p.PublicKey, p.CreatedAt, (uint)p.SignCount,
        p.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries), p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, [], []) { Name = p.Name };
}
