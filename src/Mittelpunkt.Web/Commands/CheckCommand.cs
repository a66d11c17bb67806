using System.CommandLine;
using Mittelpunkt.Web.Hosting;
using Mittelpunkt.Web.Hosting.Safety;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>check</c>: says what is unsafe or missing before the site is public. Takes the configuration values <c>serve</c> takes. Ends with 1 when there is anything.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Prüft die Einstellungen, bevor die Website öffentlich wird") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, ct) => Run([.. parsed.UnmatchedTokens], Console.Out, ct));
        return command;
    }

    public static async Task<int> Run(string[] arguments, TextWriter output, CancellationToken ct)
    {
        var builder = Website.Configure(arguments);
        var findings = SafetyCheck.Of(builder.Configuration, builder.Environment.IsDevelopment(), arguments)
            .Concat(await RegionCheck.Of(builder.Configuration, ct)).ToList();
        await output.WriteLineAsync(findings.Count == 0 ? SafetyTexts.Fine : SafetyTexts.Found);
        Print(findings, output);
        return findings.Count == 0 ? 0 : 1;
    }

    /// <summary>Why the site must not start like this; empty when it may.</summary>
    public static IReadOnlyList<Finding> AgainstServing(string[] arguments)
    {
        var builder = Website.Configure(arguments);
        var findings = SafetyCheck.Of(builder.Configuration, builder.Environment.IsDevelopment(), arguments);
        var isPublic = Listening.IsPublic(builder.Configuration);

        // Wrong settings stop it anywhere; an unsafe one only where others could reach it.
        return [.. findings.Where(finding => finding.Code is "MailWrong" or "OpenIdWrong" or "ProxiesWrong" || (isPublic && finding.IsUnsafe))];
    }

    public static void Print(IEnumerable<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings.OrderByDescending(finding => finding.IsUnsafe))
        {
            output.WriteLine($"{(finding.IsUnsafe ? SafetyTexts.UnsafeMark : SafetyTexts.IncompleteMark)} {finding}");
        }
    }
}
