using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Tests.Support;

namespace Mittelpunkt.Tests.Data;

public sealed class KnowSizesTests
{
    [Fact]
    public async Task After_the_start_the_database_knows_its_tables()
    {
        await using var site = await Site.WithSmallRegion();
        await using var db = site.Database.Open();
        var known = await db.Database.SqlQueryRaw<string>("SELECT DISTINCT tbl AS Value FROM sqlite_stat1").ToListAsync();
        Assert.Contains("Actors", known);
        Assert.Contains("Ties", known);
    }
}
