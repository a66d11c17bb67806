using System.Globalization;
using Microsoft.Data.Sqlite;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Bench.Web;

/// <summary>The files of the import benchmark: the same on every run.</summary>
internal static class ImportFiles
{
    public const int Actors = 100_000;
    public const int Ties = 500_000;

    public static readonly Guid Region = Guid.Parse("01990000-0000-7000-8000-000000000001");

    private static readonly string[] Syllables = ["bau", "dor", "fel", "gan", "hol", "kar", "lem", "mon", "nor", "pal", "rin", "sol", "tek", "ulm", "ver", "wal", "zim", "ast", "bre", "cor"];
    private static readonly string[] Trades = ["Maschinenbau", "Logistik", "Software", "Bau", "Optik", "Textil", "Energie", "Medien", "Chemie", "Holz", "Metall", "Beratung", "Handel", "Elektronik"];
    private static readonly string[] Forms = ["GmbH", "AG", "KG", "GmbH & Co. KG", "e. V.", "eG"];

    public static IEnumerable<Town> Towns() => Enumerable.Range(0, 200).Select(i => new Town
    {
        Id = Guid.Parse($"01990000-0000-7000-9000-{i:x12}"), RegionId = Region, Ags = (9600000 + i).ToString("00000000", CultureInfo.InvariantCulture),
        Slug = "ort-" + i, Name = "Ort " + i, Longitude = 8.5 + (i % 20 * 0.05), Latitude = 49.5 + (i / 20 * 0.05), IsMember = true,
    });

    public static void Write(string folder)
    {
        var random = new Random(5180);
        using (var actors = File.CreateText(Path.Combine(folder, "actors.csv")))
        {
            actors.WriteLine("key,name,kind,sector,town,longitude,latitude,website,summary,since");
            for (var i = 0; i < Actors; i++)
            {
                var name = Word(random) + Word(random).ToLowerInvariant() + " " + Trades[random.Next(Trades.Length)] + " " + Forms[random.Next(Forms.Length)];
                var (x, y) = (8.5 + random.NextDouble(), 49.5 + random.NextDouble());
                actors.WriteLine(FormattableString.Invariant($"bench:{i},{name},company,28.1,{9600000 + random.Next(200):00000000},{x:0.00000},{y:0.00000},https://www.f{i}.example,Fertigt Teile und berät Kunden.,{1950 + random.Next(70)}-01-01"));
            }
        }

        using var ties = File.CreateText(Path.Combine(folder, "ties.csv"));
        ties.WriteLine("from,to,rung,since,until,evidence,source");
        var pairs = new HashSet<(int, int)>();
        while (pairs.Count < Ties)
        {
            var (a, b) = (random.Next(Actors), random.Next(Actors));
            if (a < b && pairs.Add((a, b)))
            {
                ties.WriteLine(FormattableString.Invariant($"bench:{a},bench:{b},cooperates,{2000 + random.Next(20)}-03-01,,project,Messdaten"));
            }
        }
    }

    /// <summary>Writes the stored rows as CSV: for sqlite3 with ids as 32 hexadecimal digits and no header, for COPY with header and dates.</summary>
    public static void Dump(string database, string folder, IEnumerable<string> tables)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        foreach (var table in tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            using var reader = command.ExecuteReader();
            using var plain = File.CreateText(Path.Combine(folder, table + ".csv"));
            using var copy = File.CreateText(Path.Combine(folder, table + ".pg.csv"));
            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            copy.WriteLine(string.Join(',', names.Select(n => $"\"{n}\"")));
            var values = new object[reader.FieldCount];
            while (reader.Read())
            {
                reader.GetValues(values);
                plain.WriteLine(string.Join(',', values.Select(v => Text(v))));
                copy.WriteLine(string.Join(',', values.Select((v, i) => v is long at && names[i].EndsWith("At", StringComparison.Ordinal)
                    ? new DateTimeOffset(at, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture)
                    : names[i] == "InRegion" ? (v is 1L ? "true" : "false") : Text(v))));
            }
        }
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        byte[] id => Convert.ToHexStringLower(id),
        string text => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Word(Random random)
    {
        var word = Syllables[random.Next(Syllables.Length)] + Syllables[random.Next(Syllables.Length)];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
