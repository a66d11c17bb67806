using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Privacy;

namespace Mittelpunkt.Tests.House;

/// <summary>
/// Whatever table holds something about a person: it is in the person's export and forgets the person when the account is erased.
/// The tables are filled by the model of the database, so a new one is seen without anybody thinking of it.
/// </summary>
public sealed class PersonReferencesTests
{
    private const string Person = "person@beispiel.test";
    private const string Other = "andere@beispiel.test";
    private static readonly string[] AddressColumns = ["Email", "To", "Contact"];

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Fact]
    public async Task Every_column_for_an_account_refers_to_the_accounts()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        var loose = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(IsForAccount)
            .Where(property => !property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Account)));
        Assert.Empty(loose.Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name} needs HasOne<Account>() with Cascade for AccountId, SetNull else."));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task The_export_holds_every_table_and_nobody_else(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        var (person, other, region) = await Fill(site);
        await using var scope = Scope(site, region);
        var archive = await scope.ServiceProvider.GetRequiredService<BuildExport>().Handle(person, CancellationToken.None);
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var reader = new StreamReader(zip.GetEntry(BuildExport.JsonName)!.Open());
        var json = await reader.ReadToEndAsync();
        Assert.DoesNotContain(Other, json, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Id.ToString(), json, StringComparison.Ordinal);
        using var tables = JsonDocument.Parse(json);
        await using var db = site.Database.Open(region);
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(Account) && type.GetProperties().Any(IsAboutPerson)))
        {
            var rows = tables.RootElement.GetProperty(type.ClrType.Name).EnumerateArray().Select(row => row.GetProperty("Relation").GetString()).ToList();
            Assert.Equal(type.GetProperties().Any(IsWhose), rows.Contains("own"));
            Assert.Equal(type.GetProperties().Any(p => IsForAccount(p) && !IsWhose(p)), rows.Contains("acted"));
            Assert.NotNull(zip.GetEntry(type.ClrType.Name + ".csv"));
        }

        Assert.Equal(Person, tables.RootElement.GetProperty(nameof(Account))[0].GetProperty("Email").GetString());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task After_the_erasure_no_row_holds_the_account_or_its_address(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        var (person, other, region) = await Fill(site);
        Assert.NotEmpty(await Traces(site, region, person.Id, Person));
        Assert.Equal(1, await ErasureLoop.Run(site.Services.GetRequiredService<IServiceScopeFactory>(), SmallRegion.Now, CancellationToken.None));
        Assert.Empty(await Traces(site, region, person.Id, Person));
        Assert.NotEmpty(await Traces(site, region, other.Id, Other));
    }

    [Fact]
    public async Task Every_table_of_the_export_has_words()
    {
        await using var database = await TestDatabase.Create();
        await using var db = database.Open();
        Assert.All(PersonTable.In(db), table => Assert.NotEqual(table.Name, MyDataPage.TextOf(table.Name)));
    }

    private static bool IsForAccount(IProperty property) =>
        (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?)) && (property.Name.EndsWith("AccountId", StringComparison.Ordinal) || property.Name.EndsWith("By", StringComparison.Ordinal));

    private static bool IsWhose(IProperty property) => property.Name == "AccountId" || (property.ClrType == typeof(string) && AddressColumns.Contains(property.Name));

    private static bool IsAboutPerson(IProperty property) => IsForAccount(property) || IsWhose(property);

    // One row of the person and one of somebody else the person did something to, in every such table.
    private static async Task<(Account Person, Account Other, Region Region)> Fill(Site site)
    {
        await using var plain = site.Database.Open();
        var region = await plain.Regions.SingleAsync();
        await using var db = site.Database.Open(region);
        Account[] accounts = [New(region, Person, SmallRegion.Now - Erasure.Grace), New(region, Other, null)];
        db.AddRange(accounts.AsEnumerable());
        await db.SaveChangesAsync();
        var actor = await db.Actors.Select(a => a.Id).FirstAsync();
        var project = await db.Projects.Select(p => p.Id).FirstAsync();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(Account) && type.GetProperties().Any(IsAboutPerson)))
        {
            foreach (var (whose, by) in new[] { (accounts[0], accounts[1]), (accounts[1], accounts[0]) })
            {
                ModelRow.Add(db, type, property => IsWhose(property) ? whose.Email : null, property =>
                    IsForAccount(property) ? (property.Name == "AccountId" ? whose : by).Id
                    : property.GetContainingForeignKeys().Select(key => key.PrincipalEntityType.ClrType).FirstOrDefault() switch
                    {
                        { Name: nameof(Actor) } => actor,
                        { Name: nameof(Project) } => project,
                        _ => null,
                    });
            }
        }

        await db.SaveChangesAsync();
        return (accounts[0], accounts[1], region);
    }

    private static Account New(Region region, string email, DateTimeOffset? erasure) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = region.Id, Email = email, Name = "Beispiel", Language = "de", CreatedAt = SmallRegion.Now,
        ConsentVersion = Consent.Version, ConsentAt = SmallRegion.Now, ErasureAskedAt = erasure,
    };

    private static async Task<List<string>> Traces(Site site, Region region, Guid id, string address)
    {
        await using var db = site.Database.Open(region);
        var found = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var rows = ((IQueryable<object>)db.GetType().GetMethod("Set", 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!).AsNoTracking().ToList();
            found.AddRange(from row in rows
                           from property in type.GetProperties()
                           where property.PropertyInfo?.GetValue(row) switch
                           {
                               Guid guid => guid == id,
                               string text => text.Contains(address, StringComparison.OrdinalIgnoreCase) || text.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase),
                               byte[] bytes => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(address)) >= 0,
                               _ => false,
                           }
                           select $"{type.ClrType.Name}.{property.Name}");
        }

        return found;
    }

    private static AsyncServiceScope Scope(Site site, Region region)
    {
        var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);
        return scope;
    }
}
