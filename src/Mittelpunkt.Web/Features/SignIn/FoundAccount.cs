using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Mappings;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>The account of somebody who has proved who they are; it comes into being with the first proof.</summary>
public sealed class FoundAccount(AppDb db, Outbox outbox, MailRendering mails, TimeProvider clock)
{
    /// <summary>The account of an address whose owner is at the browser.</summary>
    public async Task<Account> Of(string email, CancellationToken ct)
    {
        if (await db.Accounts.IgnoreQueryFilters([ExampleFilter.Name]).SingleOrDefaultAsync(a => a.Email == email, ct) is { } known)
        {
            return known;
        }

        var now = clock.GetUtcNow();
        var account = new Account { Id = Guid.CreateVersion7(now), RegionId = db.RegionId, Email = email, Language = Paths.IsEnglish ? "en" : "de", CreatedAt = now };
        db.Add(account);
        try
        {
            await db.SaveChangesAsync(ct);
            return account;
        }
        catch (DbUpdateException)
        {
            // Two browsers with two right proofs at the same moment: the other one was first.
            db.Entry(account).State = EntityState.Detached;
            return await db.Accounts.SingleAsync(a => a.Email == email, ct);
        }
    }

    /// <summary>The account the provider's person was joined to; null when to none.</summary>
    public Task<Account?> Of(ProviderWord word, CancellationToken ct) => db.ExternalIdentities.Where(i => i.Issuer == word.Issuer && i.Subject == word.Subject)
        .Join(db.Accounts, i => i.AccountId, a => a.Id, (_, account) => account).SingleOrDefaultAsync(ct);

    /// <summary>Lets the provider's person sign in to the account from now on, and tells the owner by mail, in case it was somebody else.</summary>
    public async Task Join(Account account, ProviderWord word, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var identity = new ExternalIdentity
        {
            Id = Guid.CreateVersion7(now), RegionId = db.RegionId, AccountId = account.Id, Provider = word.Provider, Issuer = word.Issuer, Subject = word.Subject, CreatedAt = now,
        };
        var mail = await mails.Compose<ProviderMail>($"provider:{identity.Id}", account, () => Wording.Say(SignInTexts.ProviderMailSubject, word.Provider),
            new() { [nameof(ProviderMail.Provider)] = word.Provider, [nameof(ProviderMail.Known)] = word.Known });
        db.Add(identity);
        outbox.Add(mail);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Joined in another browser meanwhile; that stays, and nobody is told twice.
            db.ChangeTracker.Clear();
        }
    }
}
