using System.CommandLine;
using System.Globalization;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Merging;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>merge list|accept|reject</c>: decides which entries are the same organisation.</summary>
public static class MergeCommand
{
    private static readonly Argument<string> Keep = new("keep") { Description = "Schlüssel des Eintrags, der bleibt" };
    private static readonly Argument<string> Other = new("other") { Description = "Schlüssel des Eintrags, der darin aufgeht" };

    public static Command Create() => new("merge", "Entscheidet über mögliche doppelte Einträge")
    {
        List(),
        Decide("accept", "Beide sind dieselbe Organisation", (merge, keep, other, ct) => merge.Accept(keep, other, ct)),
        Decide("reject", "Beide sind verschieden", (merge, keep, other, ct) => merge.Reject(keep, other, ct)),
    };

    private static Command List()
    {
        var command = new Command("list", "Zeigt die offenen Vorschläge") { ImportSetup.Region, ImportSetup.Data, ImportSetup.Language };
        command.SetAction((parsed, ct) => ImportSetup.RunInRegion(parsed, async services =>
        {
            foreach (var proposal in await services.GetRequiredService<MergeActors>().Open(ct))
            {
                Console.WriteLine($"{proposal.KeepKey}\t{proposal.OtherKey}\t{Reason(proposal.Reason)}");
            }

            return 0;
        }, ct));
        return command;
    }

    private static Command Decide(string name, string description, Func<MergeActors, string, string, CancellationToken, Task<Outcome<bool>>> decide)
    {
        var command = new Command(name, description) { Keep, Other, ImportSetup.Region, ImportSetup.Data, ImportSetup.Language };
        command.SetAction((parsed, ct) => ImportSetup.RunInRegion(parsed, async services =>
        {
            var outcome = await decide(services.GetRequiredService<MergeActors>(), parsed.GetRequiredValue(Keep), parsed.GetRequiredValue(Other), ct);
            if (outcome.Refusal is { } refusal)
            {
                Console.Error.WriteLine(ImportsTexts.ResourceManager.GetString("Refusal" + refusal.Code, CultureInfo.CurrentUICulture) + " " + refusal.Field);
                return 1;
            }

            Console.WriteLine(outcome.Value ? ImportsTexts.Decided : ImportsTexts.DecidedBefore);
            return 0;
        }, ct));
        return command;
    }

    private static string? Reason(MergeReason reason) => ImportsTexts.ResourceManager.GetString(reason.ToString(), CultureInfo.CurrentUICulture);
}
