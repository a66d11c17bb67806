using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Privacy;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>Somebody with a role who saw a person's name or address, as that person reads it.</summary>
public sealed record SeenBy(PersonView View, string? By)
{
    public static IQueryable<SeenBy> In(AppDb db, Guid account) => db.PersonViews.AsNoTracking().Where(v => v.AccountId == account)
        .OrderByDescending(v => v.At).ThenByDescending(v => v.Id)
        .Select(v => new SeenBy(v, db.Accounts.Where(a => a.Id == v.By).Select(a => a.Name).FirstOrDefault()));

    public string RoleText => View.Role switch { Role.Coordinator => PrivacyTexts.RoleCoordinator, Role.Moderator => PrivacyTexts.RoleModerator, _ => PrivacyTexts.RoleAuditor };

    public string PageText => View.Page switch
    {
        SeenOn.Requests => PrivacyTexts.SeenOnRequests,
        SeenOn.Team => PrivacyTexts.SeenOnTeam,
        SeenOn.NewEntries => PrivacyTexts.SeenOnNewEntries,
        SeenOn.Corrections => PrivacyTexts.SeenOnCorrections,
        SeenOn.Undelivered => PrivacyTexts.SeenOnUndelivered,
        _ => PrivacyTexts.SeenOnAuditLog,
    };
}
