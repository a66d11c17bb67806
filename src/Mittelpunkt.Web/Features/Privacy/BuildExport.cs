using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>
/// Everything the database keeps about a person, as JSON and as one CSV a table, in one archive (Art. 15 and 20 GDPR). Other people are
/// not named: of what the person did to others, only what and when. Left out is what only a thief could use: hashes of codes.
/// </summary>
public sealed class BuildExport(AppDb db, Outbox outbox, TimeProvider clock)
{
    public const string JsonName = "daten.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Utf8 = new(false);

    public async Task<byte[]> Handle(Account person, CancellationToken ct)
    {
        var tables = new SortedDictionary<string, List<Dictionary<string, object?>>>(StringComparer.Ordinal);
        foreach (var table in PersonTable.In(db))
        {
            tables[table.Name] = await Read(table, person, ct);
        }

        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, Paths.IsEnglish ? "readme.txt" : "liesmich.txt", Wording.Say(PrivacyTexts.ExportReadme, person.Email, PulseText.Local(clock.GetUtcNow()).ToString("f", CultureInfo.CurrentCulture)));
            Write(archive, JsonName, JsonSerializer.Serialize(tables, Readable));
            foreach (var (name, rows) in tables.Where(table => table.Value.Count > 0))
            {
                Write(archive, name + ".csv", Csv(rows));
            }
        }

        return memory.ToArray();
    }

    private async Task<List<Dictionary<string, object?>>> Read(PersonTable table, Account person, CancellationToken ct)
    {
        var keys = table.Type.FindPrimaryKey()!.Properties;
        var rows = new List<Dictionary<string, object?>>();
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Own.Count == 0 ? [] : await table.OwnRows(db, person).ToListAsync(ct))
        {
            own.Add(KeyOf(row, keys));
            rows.Add(new(table.Type.GetProperties().Where(p => IsTold(row, p)).Select(p => KeyValuePair.Create(p.Name, Tell(row, p, person))))
            {
                ["Relation"] = "own",
            });
            AddTexts(row, rows[^1]);
        }

        foreach (var row in table.Acted.Count == 0 ? [] : await table.ActedRows(db, person).ToListAsync(ct))
        {
            if (own.Add(KeyOf(row, keys)))
            {
                rows.Add(new(table.Type.GetProperties().Where(p => table.Acted.Contains(p) || IsBare(p)).Select(p => KeyValuePair.Create(p.Name, Tell(row, p, person))))
                {
                    ["Relation"] = "acted",
                });
            }
        }

        return rows;
    }

    private static string KeyOf(object row, IReadOnlyList<IProperty> keys) => string.Join('|', keys.Select(key => Value(row, key)));

    private static object? Value(object row, IProperty property) => property.PropertyInfo!.GetValue(row);

    private static bool IsTold(object row, IProperty property) => (row, property.Name) is not ((SignInCode, nameof(SignInCode.Hash)) or (OutboxMail, nameof(OutboxMail.Content)));

    // Of rows of others: what happened and when, not to whom and in which words.
    private static bool IsBare(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return property.IsPrimaryKey() && type == typeof(Guid) && !property.IsForeignKey() || type.IsEnum || type == typeof(DateTimeOffset) || type == typeof(bool);
    }

    private static object? Tell(object row, IProperty property, Account person) => Value(row, property) switch
    {
        Guid id when property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Account)) && id != person.Id => "another person",
        Enum value => value.ToString(),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        var value => value,
    };

    // A mail that has not left yet; codes stay where they belong.
    private void AddTexts(object row, Dictionary<string, object?> told)
    {
        if (row is OutboxMail { Content: not null } mail && !mail.Key.StartsWith("code:", StringComparison.Ordinal))
        {
            try
            {
                (told["Subject"], told["Text"]) = (outbox.Open(mail).Subject, outbox.Open(mail).Text);
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                told["Subject"] = null;
            }
        }
    }

    private static string Csv(List<Dictionary<string, object?>> rows)
    {
        var columns = rows.SelectMany(row => row.Keys).Distinct().ToList();
        var csv = new CsvTable([.. columns]);
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                csv.Text(row.GetValueOrDefault(column) switch
                {
                    byte[] bytes => Convert.ToBase64String(bytes),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                });
            }

            csv.EndRow();
        }

        return csv.Written;
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open(), Utf8);
        writer.Write(text);
    }
}
