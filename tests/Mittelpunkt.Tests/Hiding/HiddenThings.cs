using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Merging;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Tests.Hiding;

/// <summary>Puts things into a region that are meant for few: ties, statements, vouches, entries and people, and a row of every table nothing public is made from.</summary>
/// <param name="region">Its actors, none of which anybody who watches belongs to.</param>
/// <param name="actors">Those between which things are hidden.</param>
/// <param name="random">Which things.</param>
internal sealed class HiddenThings(Region region, IReadOnlyList<Actor> actors, Random random)
{
    /// <summary>Stands in every text, so that it can be looked for.</summary>
    public const string Word = "Geheimnis";

    private readonly HashSet<(Guid, Item)> _said = [];
    private DateTimeOffset _now = SmallRegion.Now;

    /// <summary>Somebody who belongs to each organisation; the first is shown to all. Part of what everybody may know.</summary>
    public async Task<IReadOnlyList<Account>> Claim(AppDb db)
    {
        var people = new List<Account>();
        foreach (var actor in actors)
        {
            people.Add(Join(db, actor, admitted: true));
            (await db.Actors.SingleAsync(a => a.Id == actor.Id)).ClaimedAt = _now;
        }

        Say(db, people[0].Id, null, people[0].Id, Item.Person, Audience.Public);
        await db.SaveChangesAsync();
        return people;
    }

    /// <summary>Adds some and says which.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="people">One person of each actor.</param>
    /// <param name="count">How many.</param>
    /// <param name="forNetwork">Whether members of any organisation may see them, or only those concerned.</param>
    public async Task<string> Add(AppDb db, IReadOnlyList<Account> people, int count, bool forNetwork)
    {
        var added = new List<string>();
        for (var i = 0; i < count; i++)
        {
            _now += TimeSpan.FromHours(1);
            added.Add(random.Next(forNetwork ? 3 : 6) switch
            {
                0 => await HideTie(db, forNetwork ? Visibility.Network : Visibility.Private),
                1 => HideItem(db, people, forNetwork),
                2 => await HideTie(db, forNetwork ? Visibility.Network : Visibility.Private),
                3 => HideStatement(db),
                4 => HidePerson(db),
                _ => HideOthersRows(db),
            });
            await db.SaveChangesAsync();
        }

        return string.Join(", ", added);
    }

    // Confirmed by both, and one vouches for the other because of it.
    private async Task<string> HideTie(AppDb db, Visibility visibility)
    {
        var (a, b) = Pair();
        var (from, to) = Tie.Order(a.Id, b.Id);
        if (await db.Ties.AnyAsync(t => t.FromId == from && t.ToId == to))
        {
            return "no second tie";
        }

        var tie = SmallRegion.NewTie(region, a, b, random.Next(1990, 2027), visibility);
        (tie.Source, tie.FromConfirmedAt, tie.ToConfirmedAt) = (random.Next(2) == 0 ? Word : null, _now, _now);
        db.Add(tie);
        db.Add(Vouch.Give([], a.Id, b.Id, region.Id, _now).Value!);
        return $"tie {a.Slug} {b.Slug} {visibility}";
    }

    private string HideStatement(AppDb db)
    {
        var (a, b) = Pair();
        if (db.TieProposals.AsEnumerable().Any(p => p.IsEnd(a.Id) && p.IsEnd(b.Id)))
        {
            return "no second statement";
        }

        db.Add(TieProposal.Begin(a.Id, b.Id, region.Id, new TieWord(new(Rung.Cooperates, new DateOnly(2024, 1, 1), null), Word, Visibility.Public), _now));
        return $"statement {a.Slug} {b.Slug}";
    }

    private string HideItem(AppDb db, IReadOnlyList<Account> people, bool forNetwork)
    {
        var index = random.Next(actors.Count);
        var audience = forNetwork ? Audience.Network : (Audience)random.Next((int)Audience.Nobody, (int)Audience.Network);
        var (actor, person) = (actors[index], people[index]);
        var isPerson = random.Next(2) == 0;
        var items = (isPerson ? Items.OfPerson : Items.OfActor).Where(item => !_said.Contains((isPerson ? person.Id : actor.Id, item))).ToList();
        if (items.Count == 0)
        {
            return "nothing left to say";
        }

        var item = items[random.Next(items.Count)];
        Say(db, isPerson ? person.Id : actor.Id, isPerson ? null : actor.Id, isPerson ? person.Id : null, item, audience);
        return $"{(isPerson ? "person" : actor.Slug)} {item} {audience}";
    }

    private string HidePerson(AppDb db)
    {
        var actor = actors[random.Next(actors.Count)];
        var admitted = random.Next(2) == 0;
        var person = Join(db, actor, admitted);
        Say(db, person.Id, null, person.Id, Item.Role, Audience.Public);
        return $"person {(admitted ? "in" : "before")} {actor.Slug}";
    }

    private string HideOthersRows(AppDb db)
    {
        var stranger = NewAccount(db);
        var (a, b) = Pair();
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(INeverPublic).IsAssignableFrom(type.ClrType) || type.ClrType == typeof(Correction) || type.ClrType == typeof(MergeProposal)))
        {
            if (type.ClrType == typeof(Account) || type.ClrType == typeof(TieProposal))
            {
                continue;
            }

            ModelRow.Add(db, type, property => property.GetMaxLength() < 20 ? null : $"{Word} {random.Next()}", property =>
                property.Name.EndsWith("AccountId", StringComparison.Ordinal) || property.Name.EndsWith("By", StringComparison.Ordinal) ? stranger.Id
                : property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Actor)) ? (property.Name.StartsWith("To", StringComparison.Ordinal) ? b : a).Id
                : property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Town)) ? a.TownId
                : null);
        }

        return "a row of every private table";
    }

    private Account Join(AppDb db, Actor actor, bool admitted)
    {
        var account = NewAccount(db);
        var membership = new Membership { Id = Guid.CreateVersion7(), RegionId = region.Id, ActorId = actor.Id, AccountId = account.Id, AskedAt = _now, Note = Word };
        if (admitted)
        {
            membership.Admit(Proof.Coordinator, Rights.Own, null, _now);
        }

        db.Add(membership);
        return account;
    }

    private Account NewAccount(AppDb db)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(), RegionId = region.Id, Email = $"{Guid.NewGuid():N}@geheim.test", Name = Word, Language = "de", CreatedAt = _now,
            ConsentVersion = Consent.Version, ConsentAt = _now,
        };
        db.Add(account);
        return account;
    }

    private void Say(AppDb db, Guid owner, Guid? actor, Guid? account, Item item, Audience audience)
    {
        _said.Add((owner, item));
        db.Add(new ProfileEntry { RegionId = region.Id, OwnerId = owner, ActorId = actor, AccountId = account, Item = item, Value = item == Item.Person ? "1" : Word, Audience = audience });
    }

    private (Actor A, Actor B) Pair()
    {
        var first = random.Next(actors.Count);
        return (actors[first], actors[(first + random.Next(1, actors.Count)) % actors.Count]);
    }
}
