using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.OwnAccount;

/// <summary>Chooses the language of mails to the person signed in.</summary>
public sealed class ChooseLanguage(AppDb db, CurrentAccount current)
{
    public async Task<Refusal?> Handle(string? language, CancellationToken ct)
    {
        if (language is not ("de" or "en"))
        {
            return new Refusal(RefusalKind.Invalid, nameof(AccountTexts.LanguageMissing), "sprache");
        }

        await db.Accounts.Where(a => a.Id == current.Required.Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.Language, language), ct);
        return null;
    }
}
