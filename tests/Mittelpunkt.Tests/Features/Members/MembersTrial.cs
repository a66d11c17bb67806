using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Members;

/// <summary>A site whose first organisation has the domain dichtung.test and whose coordinator is known.</summary>
internal sealed class MembersTrial : IAsyncDisposable
{
    public const string Coordinator = "wirtschaft@beispielstadt.test";
    public const string Seals = "/akteure/beispiel-dichtungstechnik-gmbh";

    private readonly List<Visitor> _visitors = [];

    private MembersTrial(Site site, SmallRegion small) => (Site, Small) = (site, small);

    public Site Site { get; }

    public SmallRegion Small { get; }

    public Actor Firm => Small.Actors[0];

    public static async Task<MembersTrial> Start(string body, params string[] arguments)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            await db.Actors.Where(a => a.Id == small.Actors[0].Id).ExecuteUpdateAsync(row => row.SetProperty(a => a.Domain, "dichtung.test"));
            Assert.True((await new GiveRole(db, TimeProvider.System).Handle(Coordinator, Role.Coordinator, take: false, CancellationToken.None)).Value);
        }

        return new(await Site.Start(database, [.. arguments, "--environment", "Development"]), small);
    }

    /// <summary>Somebody who has signed in, after so many mails to the address.</summary>
    public async Task<Visitor> SignIn(string address, string name, int after = 0)
    {
        var visitor = new Visitor(Site);
        _visitors.Add(visitor);
        await visitor.SignIn(address, name, after);
        return visitor;
    }

    public AppDb Open() => Site.Database.Open(Small.Region);

    public async Task<Membership?> MembershipOf(string address)
    {
        await using var db = Open();
        return await db.Memberships.AsNoTracking().Where(m => db.Accounts.Any(a => a.Id == m.AccountId && a.Email == address))
            .OrderByDescending(m => m.AskedAt).FirstOrDefaultAsync();
    }

    public async Task<Account> Account(string address)
    {
        await using var db = Open();
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.Email == address);
    }

    public async Task<DateTimeOffset?> ClaimedAt()
    {
        await using var db = Open();
        return await db.Actors.Where(a => a.Id == Firm.Id).Select(a => a.ClaimedAt).SingleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await Site.DisposeAsync();
    }
}
