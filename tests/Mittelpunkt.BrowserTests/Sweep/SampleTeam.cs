using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Entries;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Domain.Trust;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.BrowserTests.Sweep;

/// <summary>Makes somebody owner of the sample university and coordinator, with requests waiting on both sides.</summary>
internal static class SampleTeam
{
    /// <summary>A decided case about the sample university.</summary>
    public static readonly Guid DecidedCase = new("019ac000-0000-7000-8000-000000000001");

    public static async Task Gather(Site site, string owner)
    {
        await using var plain = site.Database.Open();
        var region = await plain.Regions.SingleAsync();
        await using var db = site.Database.Open(region);
        var account = await db.Accounts.SingleAsync(a => a.Email == owner);
        var asker = new Account { Id = Guid.CreateVersion7(), RegionId = region.Id, Email = "ben@beispiel.test", Name = "Ben Beispiel", Language = "de", CreatedAt = SmallRegion.Now };
        var university = await db.Actors.SingleAsync(a => a.Slug == "beispiel-hochschule-aburg");
        var firm = await db.Actors.SingleAsync(a => a.Slug == "beispiel-logistik-kg");
        var own = Ask(university, account);
        new Team(university, [own]).Admit(own, Proof.Coordinator, Rights.Own, account.Id, SmallRegion.Now);
        db.AddRange(asker, own, Ask(university, asker), Ask(firm, asker), new RoleGrant
        {
            RegionId = region.Id, AccountId = account.Id, Role = Role.Coordinator, GrantedAt = SmallRegion.Now,
        });
        db.AddRange(Say(region.Id, university.Id, Item.Text, "Wir forschen an **Dichtungen**."), Say(region.Id, university.Id, Item.Topics, "Dichtungen\nPumpen"), Say(region.Id, account.Id, Item.Person, "ja"), Say(region.Id, account.Id, Item.Role, "Leitung"));
        db.Add(new NamedActor { RegionId = region.Id, OwnerId = university.Id, ActorId = firm.Id });
        db.Add(new ProfileChange
        {
            RegionId = region.Id, OwnerId = university.Id, Item = Item.Topics, AudienceBefore = Audience.Nobody, After = "Dichtungen\nPumpen", AudienceAfter = Audience.Public,
            At = SmallRegion.Now, By = account.Id,
        });
        db.Add(new OutboxMail
        {
            Id = Guid.CreateVersion7(), RegionId = region.Id, Key = "asked:probe", To = "weg@beispiel.test", State = MailState.Refused, At = SmallRegion.Now,
            DueAt = SmallRegion.Now, UsefulUntil = SmallRegion.Now, DoneAt = DateTimeOffset.UtcNow, Answer = "550 5.1.1 No such mailbox",
        });
        db.AddRange(Vouch.Give([], university.Id, firm.Id, region.Id, DateTimeOffset.UtcNow).Value, Vouch.Give([], firm.Id, university.Id, region.Id, DateTimeOffset.UtcNow).Value);
        db.AddRange(Stated(Pages.AskedTie, firm, university, ProposalState.Open), Stated(Pages.AgreedTie, await db.Actors.SingleAsync(a => a.Slug == "stadtverwaltung-beispiel"), university, ProposalState.Confirmed));
        var decided = new ReportCase { Id = DecidedCase, RegionId = region.Id, ActorId = university.Id, OpenedAt = SmallRegion.Now };
        decided.Decide(CaseState.Limited, Item.Summary, "Die Angabe ist nachweislich falsch.", "Ein Satz.", account.Id, DateTimeOffset.UtcNow);
        var open = new ReportCase { Id = Guid.CreateVersion7(), RegionId = region.Id, ActorId = firm.Id, OpenedAt = SmallRegion.Now };
        db.AddRange(decided, open, new Report { Id = Guid.CreateVersion7(), RegionId = region.Id, CaseId = open.Id, Reason = ReportReason.Untrue, Text = "Das stimmt seit Jahren nicht mehr.", Language = "de", At = SmallRegion.Now });
        db.Add(new Invitation
        {
            Id = Guid.CreateVersion7(), RegionId = region.Id, ActorId = university.Id, MadeBy = account.Id, Rights = Rights.Edit, MadeAt = SmallRegion.Now, Until = DateTimeOffset.UtcNow.AddDays(9), MostUses = 12,
        });
        db.AddRange(Entered(asker, "Beispiel Logistik Hastadt", firm.TownId!.Value), Entered(account, "Beispiel Pumpenbau", firm.TownId!.Value));
        var proposed = Request(firm, CorrectionKind.Remove, "Bitte nehmen Sie uns heraus.");
        proposed.Propose("Die Firma hat schriftlich darum gebeten.", asker.Id, SmallRegion.Now);
        db.AddRange(Request(firm, CorrectionKind.Correct, "Der Ort stimmt nicht mehr."), Request(firm, CorrectionKind.Remove, "Uns gibt es nicht mehr."), proposed,
            new Tombstone { Id = Guid.CreateVersion7(), RegionId = region.Id, Group = "DE/fern", Name = "pumpenbau fern", Domain = "pumpen.test", At = SmallRegion.Now });
        await db.SaveChangesAsync();
    }

    private static Correction Request(Actor about, CorrectionKind kind, string text) =>
        new() { Id = Guid.CreateVersion7(), RegionId = about.RegionId, ActorId = about.Id, Kind = kind, Text = text, Contact = "post@beispiel.test", At = SmallRegion.Now };

    private static NewEntry Entered(Account by, string name, Guid town) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = by.RegionId, AccountId = by.Id, Name = name, Kind = ActorKind.Company, TownId = town,
        Website = "https://beispiel.test", Sentence = "Wir fahren Waren durch die Region.", At = SmallRegion.Now,
    };

    private static TieProposal Stated(Guid id, Actor by, Actor asked, ProposalState state)
    {
        var (from, to) = Tie.Order(by.Id, asked.Id);
        return new()
        {
            Id = id, RegionId = by.RegionId, FromId = from, ToId = to, BegunById = by.Id, AskedId = asked.Id, Rung = Rung.Cooperates, Since = new DateOnly(2024, 3, 1),
            Sentence = "Prüfstand im Werk 2", FromWish = Visibility.Public, ToWish = Visibility.Network, State = state, BegunAt = SmallRegion.Now, ClosedAt = SmallRegion.Now,
        };
    }

    private static ProfileEntry Say(Guid region, Guid owner, Item item, string value) =>
        new() { RegionId = region, OwnerId = owner, Item = item, Value = value, Audience = Audience.Public };

    private static Membership Ask(Actor actor, Account by) => new()
    {
        Id = Guid.CreateVersion7(), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = by.Id, Note = "Leitung Entwicklung", AskedAt = SmallRegion.Now,
    };
}
