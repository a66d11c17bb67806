using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.House;

/// <summary>The migrations make the database the code expects, on both bodies.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task Nothing_is_pending(string body)
    {
        await using var database = await TestDatabase.Create(body);
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges(), "Run bin/migrate NAME.");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}
