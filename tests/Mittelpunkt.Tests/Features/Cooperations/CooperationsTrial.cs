using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Tests.Features.Cooperations;

/// <summary>A site with three claimed organisations: Anna speaks for the firm, Ben for the logistics company, Carla for the institute.</summary>
internal sealed class CooperationsTrial : IAsyncDisposable
{
    public const string Anna = "anna@dichtung.test";
    public const string Ben = "ben@logistik.test";
    public const string Carla = "carla@institut.test";
    public const string Firm = "/akteure/beispiel-dichtungstechnik-gmbh";
    public const string Logistics = "/akteure/beispiel-logistik-kg";
    public const string University = "/akteure/beispiel-hochschule-aburg";

    private readonly List<Visitor> _visitors = [];

    private CooperationsTrial(Site site, SmallRegion small) => (Site, Small) = (site, small);

    public Site Site { get; }

    public SmallRegion Small { get; }

    public static async Task<CooperationsTrial> Start(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using (var db = database.Open(small.Region))
        {
            foreach (var (address, actor) in new[] { (Anna, 0), (Ben, 2), (Carla, 3) })
            {
                await Join(db, address, small.Actors[actor].Id, Rights.Own);
            }

            await db.SaveChangesAsync();
        }

        return new(await Site.Start(database, "--environment", "Development", "--RequestsPerMinute", "1000000"), small);
    }

    /// <summary>Puts somebody into an organisation, as if an owner had.</summary>
    public static async Task<Membership> Join(AppDb db, string address, Guid actorId, Rights rights)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Email == address);
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), RegionId = db.RegionId, Email = address, Language = "de", CreatedAt = DateTimeOffset.UtcNow };
            db.Add(account);
        }

        var actor = await db.Actors.SingleAsync(a => a.Id == actorId);
        var others = await db.Memberships.Where(m => m.ActorId == actorId && m.State == MembershipState.Active).ToListAsync();
        var membership = new Membership { Id = Guid.CreateVersion7(), RegionId = db.RegionId, ActorId = actorId, AccountId = account.Id, AskedAt = SmallRegion.Now };
        Assert.Null(new Team(actor, [.. others, membership]).Admit(membership, Proof.Coordinator, rights, account.Id, SmallRegion.Now));
        db.Add(membership);
        return membership;
    }

    public async Task<Visitor> SignIn(string address, int after = 0)
    {
        var visitor = new Visitor(Site);
        _visitors.Add(visitor);
        await visitor.SignIn(address, "Erika Beispiel", after);
        return visitor;
    }

    /// <summary>States a joint project since March 2024, if not told otherwise.</summary>
    public static Task<(int Status, string Html, string? To)> State(Visitor by, string own, string other, string wish = "public", string rung = "cooperates", string since = "03.2024") =>
        by.Send($"{own}/zusammenarbeit/neu?mit={other[9..]}", "angeben", ("stufe", rung), ("seit", since), ("satz", "Prüfstand <b>4</b>"), ("sichtbar", wish));

    public AppDb Open() => Site.Database.Open(Small.Region);

    public AsyncServiceScope Scope()
    {
        var scope = Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(Small.Region);
        return scope;
    }

    public async Task<TieProposal> Newest()
    {
        await using var db = Open();
        return (await db.TieProposals.AsNoTracking().OrderByDescending(p => p.BegunAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync())!;
    }

    public async Task<Account> Account(string address)
    {
        await using var db = Open();
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.Email == address);
    }

    public async Task<Tie?> TieBetween(int a, int b)
    {
        var (from, to) = Tie.Order(Small.Actors[a].Id, Small.Actors[b].Id);
        await using var db = Open();
        return await db.Ties.AsNoTracking().SingleOrDefaultAsync(t => t.FromId == from && t.ToId == to);
    }

    public async Task<Actor> Actor(int index)
    {
        await using var db = Open();
        return await db.Actors.AsNoTracking().SingleAsync(a => a.Id == Small.Actors[index].Id);
    }

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await Site.DisposeAsync();
    }
}
