using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;

namespace Mittelpunkt.Tests.Data.Audit;

/// <summary>Nothing in the audit log changes or goes, by whatever way somebody tries; only persons are forgotten.</summary>
public sealed class AppendOnlyTests
{
    private static readonly DateTimeOffset Later = SmallRegion.Now.AddDays(1);

    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Every_column_is_refused_a_change(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var (small, person, other) = await Fill(database);
        var columns = typeof(AuditEntry).GetProperties().Select(property => property.Name).ToList();
        Assert.Equal(9, columns.Count);
        // The mapper itself cannot change a key, and AppDb no region: both are tried past them below.
        foreach (var column in columns.Where(column => column is not ("Id" or "RegionId")))
        {
            await using var db = database.Open(small.Region);
            var entry = await db.AuditEntries.FirstAsync(e => e.Reason == "Own");
            var property = db.Entry(entry).Property(column);
            property.CurrentValue = property.CurrentValue switch
            {
                Guid => column switch { "By" => person, "AccountId" => other, _ => Guid.NewGuid() },
                DateTimeOffset => Later,
                AuditAct => AuditAct.RoleTaken,
                bool was => !was,
                _ => "anders",
            };
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        await using var plain = database.Open(small.Region);
        foreach (var sql in new[]
        {
            "UPDATE \"AuditEntries\" SET \"Id\" = \"RegionId\"", "UPDATE \"AuditEntries\" SET \"RegionId\" = \"Id\"", "UPDATE \"AuditEntries\" SET \"Reason\" = NULL",
            "UPDATE \"AuditEntries\" SET \"Act\" = 2", "UPDATE \"AuditEntries\" SET \"ActorId\" = NULL", "DELETE FROM \"AuditEntries\"",
        })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => plain.Database.ExecuteSqlRawAsync(sql));
        }

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => plain.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => plain.AuditEntries.ExecuteUpdateAsync(row => row.SetProperty(e => e.At, Later)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => plain.Database.ExecuteSqlRawAsync(body == TestDatabase.Sqlite
            ? "INSERT OR REPLACE INTO \"AuditEntries\" SELECT \"Id\", \"RegionId\", \"At\", 2, \"By\", \"ByPerson\", \"ActorId\", \"AccountId\", \"Reason\" FROM \"AuditEntries\""
            : "TRUNCATE \"AuditEntries\""));
        Assert.Equal(2, await plain.AuditEntries.CountAsync(e => e.At == SmallRegion.Now && e.ByPerson));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Who_has_no_account_any_more_is_forgotten_and_nothing_else(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var (small, person, other) = await Fill(database);
        await using var db = database.Open(small.Region);
        await db.AuditEntries.Where(e => e.AccountId == person).ExecuteUpdateAsync(row => row.SetProperty(e => e.Reason, (string?)null).SetProperty(e => e.AccountId, (Guid?)null));
        await db.Accounts.Where(a => a.Id == person).ExecuteDeleteAsync();
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Act).ToListAsync();
        Assert.Equal([(AuditAct.RequestAdmitted, (Guid?)other, (Guid?)null, null), (AuditAct.RightsChanged, null, other, "Own > Edit")],
            entries.Select(e => (e.Act, e.By, e.AccountId, e.Reason)));
        Assert.All(entries, entry => Assert.True(entry.ByPerson && entry.At == SmallRegion.Now && entry.ActorId == small.Actors[0].Id));
    }

    private static async Task<(SmallRegion Small, Guid Person, Guid Other)> Fill(TestDatabase database)
    {
        var small = await SmallRegion.Seed(database);
        await using var db = database.Open(small.Region);
        Account[] accounts = [New(small, "anna@beispiel.test"), New(small, "kim@beispiel.test")];
        db.AddRange(accounts.AsEnumerable());
        await db.SaveChangesAsync();
        db.Log(AuditAct.RequestAdmitted, SmallRegion.Now, accounts[1].Id, small.Actors[0].Id, accounts[0].Id, "Own");
        db.Log(AuditAct.RightsChanged, SmallRegion.Now, accounts[0].Id, small.Actors[0].Id, accounts[1].Id, "Own > Edit");
        await db.SaveChangesAsync();
        return (small, accounts[0].Id, accounts[1].Id);
    }

    private static Account New(SmallRegion small, string email) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = small.Region.Id, Email = email, Language = "de", CreatedAt = SmallRegion.Now,
    };
}
