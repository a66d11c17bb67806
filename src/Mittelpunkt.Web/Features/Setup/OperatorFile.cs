using System.Globalization;
using System.Text.Json;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>What imprint and privacy page need, as the set-up keeps it in the data folder. Environment, arguments and appsettings.json come before it.</summary>
public static class OperatorFile
{
    public const int Longest = 200;

    public static readonly IReadOnlyList<string> Imprint = ["Operator:Name", "Operator:Street", "Operator:City", "Operator:Represented", "Operator:Email", "Operator:Phone"];

    public static readonly IReadOnlyList<string> Privacy = ["Privacy:Officer", "Privacy:Hosting", "Privacy:LegalBasis", "Privacy:SupervisoryAuthority"];

    public static readonly IReadOnlyList<string> Keys = [.. Imprint, .. Privacy];

    public static string FieldOf(string key) => key.Replace(':', '-').ToLowerInvariant();

    public static string LabelOf(string key) => Text(key)!;

    /// <summary>What to write there; null where the label says it.</summary>
    public static string? HintOf(string key) => Text(key + "Hint");

    /// <summary>The values of the form; empty ones are left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(IFormCollection form) => Keys
        .Select(key => (Key: key, Value: FormText.Clean(form[FieldOf(key)]).ReplaceLineEndings(" ")))
        .Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key, pair => pair.Value);

    public static void Write(IConfiguration configuration, IReadOnlyDictionary<string, string> values)
    {
        var file = DataSetup.OperatorFile(configuration);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(values));
        File.Move(file + ".new", file, overwrite: true);
        (configuration as IConfigurationRoot)?.Reload();
    }

    private static string? Text(string key) => SetupTexts.ResourceManager.GetString(key.Replace(":", "", StringComparison.Ordinal), CultureInfo.CurrentUICulture);
}
