using CsCheck;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;

namespace Mittelpunkt.Tests.Members;

/// <summary>Who may speak for an organisation, over any sequence of acts.</summary>
public sealed class TeamTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly Actor _actor = NewActor("firma.de");

    [Fact]
    public void The_first_with_an_address_at_its_domain_owns_the_entry()
    {
        var asked = Ask(_actor);
        Assert.True(new Team(_actor, [asked]).AdmitByMailDomain(asked, "anna@firma.de", sharesDomain: false, Now));
        Assert.True(asked.May(Rights.Own) && asked.May(Rights.Edit) && asked.May(Rights.Transfer));
        Assert.Equal((Proof.MailDomain, null, Now), (asked.Proof, asked.DecidedBy, _actor.ClaimedAt));
    }

    [Fact]
    public void A_second_one_waits_for_the_owner_even_with_such_an_address()
    {
        var (owner, second) = (Owner(_actor), Ask(_actor));
        Assert.False(new Team(_actor, [owner, second]).AdmitByMailDomain(second, "ben@firma.de", sharesDomain: false, Now));
        Assert.Equal(MembershipState.Asked, second.State);
    }

    [Fact]
    public void An_address_proves_nothing_where_two_organisations_share_the_domain()
    {
        var asked = Ask(_actor);
        Assert.False(new Team(_actor, [asked]).AdmitByMailDomain(asked, "anna@firma.de", sharesDomain: true, Now));
        Assert.Null(_actor.ClaimedAt);
    }

    [Fact]
    public void Whoever_is_taken_in_first_owns_the_entry_whatever_was_chosen()
    {
        var asked = Ask(_actor);
        Assert.Null(new Team(_actor, [asked]).Admit(asked, Proof.Coordinator, Rights.Speak, Guid.NewGuid(), Now));
        Assert.Equal(Rights.Own, asked.Rights);
        Assert.Equal(Now, _actor.ClaimedAt);
    }

    [Fact]
    public void A_request_is_answered_once()
    {
        var (owner, asked) = (Owner(_actor), Ask(_actor));
        var team = new Team(_actor, [owner, asked]);
        Assert.Null(asked.Decline(owner.AccountId, Now));
        Assert.Equal(RefusalKind.Conflict, team.Admit(asked, Proof.Owner, Rights.Edit, owner.AccountId, Now)?.Kind);
        Assert.Equal(RefusalKind.Conflict, asked.Decline(owner.AccountId, Now)?.Kind);
        Assert.False(asked.May(Rights.Edit));
    }

    [Fact]
    public void The_last_owner_hands_over_before_leaving()
    {
        var (owner, other) = (Owner(_actor), Ask(_actor));
        var team = new Team(_actor, [owner, other]);
        Assert.Null(team.Admit(other, Proof.Owner, Rights.Edit, owner.AccountId, Now));
        Assert.Equal("LastOwner", team.End(owner, null, Now)?.Code);
        Assert.Equal("LastOwner", team.Give(owner, Rights.Edit)?.Code);
        Assert.Null(team.Give(other, Rights.Own));
        Assert.Null(team.End(owner, null, Now));
        Assert.NotNull(_actor.ClaimedAt);
        Assert.Null(team.End(other, null, Now));
        Assert.Null(_actor.ClaimedAt);
    }

    [Fact]
    public void A_claimed_organisation_has_an_owner_and_an_unclaimed_one_has_nobody() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Enum<Rights>()).Array[1, 40].Sample(acts =>
        {
            var actor = NewActor("firma.de");
            Membership[] people = [.. Enumerable.Range(0, 4).Select(_ => Ask(actor))];
            var team = new Team(actor, people);
            foreach (var (person, act, rights) in acts)
            {
                var member = people[person];
                _ = act switch
                {
                    0 => team.AdmitByMailDomain(member, "a@firma.de", false, Now) ? null : new Refusal(RefusalKind.Conflict, ""),
                    1 => team.Admit(member, Proof.Owner, rights, people[0].AccountId, Now),
                    2 => member.Decline(people[0].AccountId, Now),
                    3 => team.Give(member, rights),
                    _ => team.End(member, act == 4 ? null : people[0].AccountId, Now),
                };
                var active = people.Where(m => m.State == MembershipState.Active).ToArray();
                Assert.Equal(active.Length > 0, actor.ClaimedAt is not null);
                Assert.Equal(active.Length > 0, active.Any(m => m.May(Rights.Own)));
                Assert.All(people.Except(active), m => Assert.Equal(Rights.None, m.Rights));
            }
        });

    [Theory]
    [InlineData("anna@firma.de", "firma.de", true)]
    [InlineData("anna@labor.firma.de", "firma.de", true)]
    [InlineData("anna@firma.de", "labor.firma.de", false)]
    [InlineData("anna@andere-firma.de", "firma.de", false)]
    [InlineData("anna@firma.de.example.org", "firma.de", false)]
    [InlineData("anna@gmx.de", "gmx.de", false)]
    [InlineData("anna@facebook.com", "facebook.com", false)]
    [InlineData("anna@de", "de", false)]
    [InlineData("anna@firma.de", null, false)]
    public void Only_the_organisations_own_domain_proves_anything(string email, string? domain, bool proves) =>
        Assert.Equal(proves, MailDomain.Proves(email, domain));

    private static Membership Ask(Actor actor) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = Guid.CreateVersion7(), AskedAt = Now,
    };

    private static Membership Owner(Actor actor)
    {
        var owner = Ask(actor);
        Assert.Null(new Team(actor, [owner]).Admit(owner, Proof.Coordinator, Rights.Own, Guid.NewGuid(), Now));
        return owner;
    }

    private static Actor NewActor(string domain) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = Guid.CreateVersion7(), Key = "test:firma", Slug = "beispiel-firma", Name = "Beispiel Firma", Kind = ActorKind.Company,
        Country = "DE", InRegion = true, Domain = domain, CreatedAt = Now, UpdatedAt = Now,
    };
}
