using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Tests.Features.Imports;

/// <summary>A small region in a fresh database, and a folder for files to import into it.</summary>
public sealed class ImportTrial : IAsyncDisposable
{
    private ImportTrial(TestDatabase database, Region region) => (Database, Region) = (database, region);

    public TestDatabase Database { get; }

    public Region Region { get; }

    public static async Task<ImportTrial> Start(string body)
    {
        var database = await TestDatabase.Create(body);
        return new ImportTrial(database, (await SmallRegion.Seed(database)).Region);
    }

    public string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(Database.Folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportReport> Import(string name, string text, Func<ImportFile.Order, ImportFile.Order>? change = null) =>
        Import(File(name, text), change);

    public async Task<ImportReport> Import(string path, Func<ImportFile.Order, ImportFile.Order>? change = null)
    {
        var current = new CurrentRegion();
        current.Set(Region);
        await using var db = Database.Open(Region);
        var format = Path.GetExtension(path) switch { ".xlsx" => "xlsx", ".geojson" => "geojson", _ => "csv" };
        var order = new ImportFile.Order(format, path) { Source = "Prüfung" };
        return await new ImportFile(db, current, TimeProvider.System).Handle(change is null ? order : change(order), null, CancellationToken.None);
    }

    public async Task<T> Ask<T>(Func<AppDb, Task<T>> question)
    {
        await using var db = Database.Open(Region);
        return await question(db);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
