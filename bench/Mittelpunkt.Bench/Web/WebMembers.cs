using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Bench.Web;

/// <summary>People in the organisations of a generated region, each with a profile; every audience is met.</summary>
internal sealed class WebMembers
{
    private readonly WebRegion _region;
    private readonly List<(Account Account, Guid Actor)> _people = [];

    public WebMembers(WebRegion region, int count)
    {
        _region = region;
        for (var i = 0; i < count; i++)
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(), RegionId = region.Region.Id, Email = $"person{i.ToString(CultureInfo.InvariantCulture)}@beispiel.example", Name = $"Person Beispiel {i}", Language = "de",
                CreatedAt = DateTimeOffset.UtcNow, ConsentVersion = Consent.Version, ConsentAt = DateTimeOffset.UtcNow,
            };
            _people.Add((account, region.Actors[i % region.Actors.Count].Id));
        }
    }

    public Guid Of(Guid actor) => _people.Find(person => person.Actor == actor).Account.Id;

    public async Task Store(IServiceProvider services)
    {
        foreach (var part in _people.Chunk(2_000))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(_region.Region);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(part.Select(person => person.Account));
            db.AddRange(part.Select(Join));
            db.AddRange(part.SelectMany(person => Items.OfPerson.Select((item, i) => Say(person.Account.Id, person.Account.Id, item, (Audience)((i + person.Account.Email.Length) % 5)))));
            await db.SaveChangesAsync();
        }

        await using var last = services.CreateAsyncScope();
        last.ServiceProvider.GetRequiredService<CurrentRegion>().Set(_region.Region);
        var all = last.ServiceProvider.GetRequiredService<AppDb>();
        all.AddRange(_region.Actors.SelectMany(actor => Items.OfActor.Select((item, i) => Say(actor.Id, null, item, (Audience)(i % 5)))));
        all.AddRange(_region.Actors.Zip(_region.Actors.Skip(1), (owner, named) => new NamedActor { RegionId = owner.RegionId, OwnerId = owner.Id, ActorId = named.Id }));
        await all.SaveChangesAsync();
        var now = DateTimeOffset.UtcNow;
        await all.Actors.ExecuteUpdateAsync(row => row.SetProperty(a => a.ClaimedAt, now));
        await all.Ties.Where(t => t.Rung == Domain.Ties.Rung.Cooperates).ExecuteUpdateAsync(row => row.SetProperty(t => t.FromConfirmedAt, now).SetProperty(t => t.ToConfirmedAt, now));
        await all.KnowSizes(CancellationToken.None);
    }

    private Membership Join((Account Account, Guid Actor) person)
    {
        var membership = new Membership { Id = Guid.CreateVersion7(), RegionId = _region.Region.Id, ActorId = person.Actor, AccountId = person.Account.Id, AskedAt = DateTimeOffset.UtcNow };
        membership.Admit(Proof.Coordinator, Rights.Own, null, DateTimeOffset.UtcNow);
        return membership;
    }

    private ProfileEntry Say(Guid owner, Guid? account, Item item, Audience audience) =>
        new() { RegionId = _region.Region.Id, OwnerId = owner, AccountId = account, Item = item, Value = item == Item.Languages ? "de\nen" : "Beispiel " + item, Audience = audience };
}
