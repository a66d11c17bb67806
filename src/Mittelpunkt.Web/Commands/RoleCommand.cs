using System.CommandLine;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>role ADDRESS ROLE [--remove]</c>: gives a person a role of the platform in a region.</summary>
public static class RoleCommand
{
    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["coordinator"] = Role.Coordinator, ["moderator"] = Role.Moderator, ["auditor"] = Role.Auditor,
    };

    public static Command Create()
    {
        var address = new Argument<string>("address") { Description = "Mailadresse der Person" };
        var role = new Argument<string>("role") { Description = "coordinator, moderator oder auditor" };
        role.AcceptOnlyFromAmong([.. Roles.Keys]);
        var remove = new Option<bool>("--remove") { Description = "Die Rolle wieder nehmen" };
        var command = new Command("role", "Gibt einer Person eine Rolle") { address, role, remove, ImportSetup.Region, ImportSetup.Data, ImportSetup.Language };
        command.SetAction((parsed, ct) => ImportSetup.RunInRegion(parsed, async services =>
        {
            var give = new GiveRole(services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>());
            var outcome = await give.Handle(parsed.GetRequiredValue(address), Roles[parsed.GetRequiredValue(role)], parsed.GetValue(remove), ct);
            if (outcome.Refusal is { } refusal)
            {
                Console.Error.WriteLine(Refused.Say(refusal, MembersTexts.ResourceManager));
                return 1;
            }

            Console.WriteLine(outcome.Value ? MembersTexts.Done : MembersTexts.RoleAsBefore);
            return 0;
        }, ct));
        return command;
    }
}
