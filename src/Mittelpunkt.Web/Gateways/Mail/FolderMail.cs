using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>During development mails become .eml files in a folder.</summary>
public sealed partial class FolderMail(string folder, TimeProvider clock) : IMailGateway
{
    public const int MostListed = 200;

    public async Task<Delivery> Send(MimeMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var name = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss-fffffff", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N")[..8] + ".eml";
        var file = Path.Combine(folder, name);
        // Nobody reads half a mail.
        await message.WriteToAsync(file + ".part", ct);
        File.Move(file + ".part", file);
        return new Delivery(DeliveryKind.Sent);
    }

    public Task Rest() => Task.CompletedTask;

    /// <summary>Names of the files, newest first.</summary>
    public IReadOnlyList<string> List() => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder, "*.eml").Select(file => Path.GetFileName(file)!).OrderDescending(StringComparer.Ordinal).Take(MostListed)];

    /// <summary>A mail by the name of its file, or null.</summary>
    public async Task<MimeMessage?> Read(string name, CancellationToken ct)
    {
        var file = Path.Combine(folder, name);
        return FileName().IsMatch(name) && File.Exists(file) ? await MimeMessage.LoadAsync(file, ct) : null;
    }

    [GeneratedRegex(@"^[0-9a-f-]+\.eml\z")]
    private static partial Regex FileName();
}
