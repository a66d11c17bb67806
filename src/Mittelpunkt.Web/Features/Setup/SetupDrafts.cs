using System.Text.Json;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>Keeps the draft in the data folder until the region exists, so that the set-up can be gone on with after a restart.</summary>
public sealed class SetupDrafts(IConfiguration configuration)
{
    private static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true };

    private readonly Lock _lock = new();

    private string File => Path.Combine(DataSetup.DataFolder(configuration), "setup.json");

    public SetupDraft Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? JsonSerializer.Deserialize<SetupDraft>(System.IO.File.ReadAllText(File), Strict) ?? new() : new();
        }
        catch (JsonException)
        {
            // Not as this program writes it: begin again.
            return new();
        }
    }

    /// <summary>Two people with the key lose nothing of each other: each step changes its own values only.</summary>
    public SetupDraft Change(Func<SetupDraft, SetupDraft> change)
    {
        lock (_lock)
        {
            var draft = change(Read());
            System.IO.File.WriteAllText(File + ".new", JsonSerializer.Serialize(draft));
            System.IO.File.Move(File + ".new", File, overwrite: true);
            return draft;
        }
    }

    public void Forget() => System.IO.File.Delete(File);
}
