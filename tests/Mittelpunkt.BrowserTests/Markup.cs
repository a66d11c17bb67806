using System.Diagnostics;

namespace Mittelpunkt.BrowserTests;

/// <summary>The W3C's checker of markup.</summary>
internal static class Markup
{
    /// <param name="pages">What to call each page, and what it consists of.</param>
    public static async Task IsValid(IReadOnlyDictionary<string, string> pages)
    {
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-html-");
        var names = new List<string>();
        foreach (var (name, html) in pages)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{names.Count:000}.html"), html);
            names.Add($"{names.Count:000}.html: {name}");
        }

        var findings = await Check(folder.FullName);
        folder.Delete(true);
        Assert.True(findings.Length == 0, string.Join('\n', findings) + "\n" + string.Join('\n', names));
    }

    private static async Task<string[]> Check(string folder)
    {
        var jar = Path.Combine(AppContext.BaseDirectory, "../../../node_modules/vnu-jar/build/dist/vnu.jar");
        var start = new ProcessStartInfo("java", ["-jar", jar, "--errors-only", "--format", "gnu", folder]) { RedirectStandardError = true };
        using var java = Process.Start(start)!;
        var findings = await java.StandardError.ReadToEndAsync();
        await java.WaitForExitAsync();
        Assert.True(java.ExitCode is 0 or 1, findings);
        return findings.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
