using System.Globalization;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Web.Ui.Audit;

/// <summary>The audit log as people read it.</summary>
public static class AuditWords
{
    public static string Of(AuditAct act) => Text("Act" + act) ?? act.ToString();

    /// <summary>Words of the code in the language of the page; a reason people wrote stays as it is.</summary>
    public static string? Reason(AuditEntry entry) => entry.Reason is not { } reason ? null
        : entry.Act is AuditAct.ListInvited && int.TryParse(reason, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Counts.Of(count, AuditTexts.InvitedOne, AuditTexts.Invited)
        : string.Join(" → ", reason.Split(" > ").Select(side => string.Join(", ", side.Split(", ").Select(word => Text("Word" + word) ?? word))));

    /// <summary>Who did it; somebody whose account is erased is "a person".</summary>
    public static string By(AuditFact fact) => fact.By ?? (fact.Entry.ByPerson ? AuditTexts.SomePerson
        : fact.Entry.Act is AuditAct.RoleGiven or AuditAct.RoleTaken ? AuditTexts.ByOperator
        : fact.Entry.Act is AuditAct.MailboxAdmitted or AuditAct.MailboxDeclined ? AuditTexts.ByMailbox : AuditTexts.ByRule);

    private static string? Text(string key) => AuditTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
