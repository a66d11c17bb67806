using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Mittelpunkt.Web.Features.Setup;
using Mittelpunkt.Web.Hosting;
using Mittelpunkt.Web.Hosting.Safety;

namespace Mittelpunkt.Web.Commands;

/// <summary><c>serve</c>: the website. Takes any configuration value as --Name value.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Startet die Website (Standard)") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, ct) => Run([.. parsed.UnmatchedTokens], ct));
        return command;
    }

    public static async Task<int> Run(string[] args, CancellationToken ct)
    {
        if (CheckCommand.AgainstServing(args) is { Count: > 0 } findings)
        {
            await Console.Error.WriteLineAsync(SafetyTexts.Refused);
            CheckCommand.Print(findings, Console.Error);
            return 1;
        }

        await using var site = Website.Build(args);
        await Preparation.Run(site.Services, ct);
        try
        {
            await site.StartAsync(ct);
            Console.WriteLine($"Mittelpunkt läuft: {string.Join(", ", site.Urls)} (Ende mit Strg+C)");
            if (await SetupFeature.LinkLine(site.Services, site.Configuration["Address"] is { Length: > 0 } address ? address : site.Urls.First(), ct) is { } line)
            {
                Console.WriteLine(line);
            }

            await site.WaitForShutdownAsync(ct);
            return 0;
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("Diese Adresse ist schon belegt. Läuft Mittelpunkt bereits? Eine andere wählen Sie mit --urls, zum Beispiel --urls http://localhost:5181.");
            return 1;
        }
    }
}
