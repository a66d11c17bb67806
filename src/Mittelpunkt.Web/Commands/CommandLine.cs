using System.CommandLine;

namespace Mittelpunkt.Web.Commands;

/// <summary>Every command of the program. Without a command it serves the website.</summary>
public static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Mittelpunkt: das Innovationsnetz einer Region als lebendige Karte")
        {
            ServeCommand.Create(),
            LoadRegionCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            MergeCommand.Create(),
            RoleCommand.Create(),
            DemoCommand.Create(),
            CheckCommand.Create(),
            ImportBuildCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => ServeCommand.Run([.. parsed.UnmatchedTokens], ct));
        return root;
    }
}
