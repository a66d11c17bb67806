using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Projects;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Features.Demo;

/// <summary>The rows a <see cref="DemoFile"/> stands for.</summary>
internal sealed class DemoRows
{
    private const string Source = "Beispiel";
    private readonly Region _region;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, Actor> _actors = [];
    private readonly Dictionary<string, Account> _people = [];
    private readonly List<object> _all = [];
    private readonly List<Pulse> _pulses = [];

    private DemoRows(Region region, DateTimeOffset now) => (_region, _now) = (region, now);

    public IReadOnlyList<object> All => [.. _actors.Values, .. _people.Values, .. _all];

    /// <summary>What would have been told at the time of each act.</summary>
    public IReadOnlyList<Pulse> Pulses => _pulses;

    public static DemoRows Of(DemoFile demo, Region region, Dictionary<string, Town> towns, DateTimeOffset now)
    {
        var rows = new DemoRows(region, now);
        foreach (var actor in demo.Actors)
        {
            rows._actors.Add(actor.Key, rows.NewActor(actor, towns.GetValueOrDefault(actor.Town)));
        }

        foreach (var person in demo.People)
        {
            rows.Add(person);
        }

        foreach (var member in demo.Members)
        {
            rows.Add(member);
        }

        foreach (var tie in demo.Ties)
        {
            rows.Add(tie);
        }

        foreach (var project in demo.Projects)
        {
            rows.Add(project);
        }

        foreach (var request in demo.Requests)
        {
            rows.Add(request);
        }

        return rows;
    }

    private Actor NewActor(DemoActor actor, Town? town)
    {
        var (begun, claimed) = (At(actor.Claimed ?? actor.Since), actor.Claimed is { } day ? At(day) : (DateTimeOffset?)null);
        var row = new Actor
        {
            Id = Guid.CreateVersion7(_now), RegionId = _region.Id, IsExample = true, Key = "beispiel:" + actor.Key, Slug = "beispiel-" + actor.Key,
            Name = actor.Name, Kind = actor.Kind, SectorCode = actor.Sector, TownId = town?.Id, Place = town?.Name, Country = "DE", InRegion = true,
            Longitude = actor.Longitude, Latitude = actor.Latitude, Precision = PositionPrecision.Site, Summary = actor.Summary, SummaryEn = actor.SummaryEn,
            Since = actor.Since, ClaimedAt = claimed, CreatedAt = begun, UpdatedAt = _now,
        };
        if (claimed is { } at)
        {
            Tell(PulseKind.ActorClaimed, at, row.Id);
        }

        return row;
    }

    private void Add(DemoPerson person)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(_now), RegionId = _region.Id, IsExample = true, Email = person.Email, Name = person.Name, Language = person.Language,
            ConsentVersion = Consent.Version, ConsentAt = _now, CreatedAt = _now,
        };
        _people.Add(person.Email, account);
        if (person.Role is { } role)
        {
            _all.Add(new RoleGrant { RegionId = _region.Id, AccountId = account.Id, Role = role, GrantedAt = _now });
        }
    }

    private void Add(DemoMember member)
    {
        var asked = member.Since is { } since ? At(since) : _now.AddHours(-6);
        var row = new Membership
        {
            Id = Guid.CreateVersion7(_now), RegionId = _region.Id, ActorId = _actors[member.Actor].Id, AccountId = _people[member.Person].Id,
            Note = member.Note, AskedAt = asked,
        };
        if (member.Rights is { } rights)
        {
            row.Admit(Proof.Coordinator, rights.Aggregate(Rights.None, (all, one) => all | one), by: null, asked);
        }

        _all.Add(row);
    }

    private void Add(DemoTie tie)
    {
        var (from, to) = Tie.Order(_actors[tie.A].Id, _actors[tie.B].Id);
        var at = At(tie.Since);
        _all.Add(new Tie
        {
            Id = Guid.CreateVersion7(_now), RegionId = _region.Id, IsExample = true, FromId = from, ToId = to, Rung = tie.Rung, Since = tie.Since, Until = tie.Until,
            Evidence = tie.Evidence, FromConfirmedAt = at, ToConfirmedAt = at, Visibility = Visibility.Public, CreatedAt = at,
        });
        var agreed = TieProposal.Begin(from, to, _region.Id, new TieWord(new(tie.Rung, tie.Since, tie.Until), null, Visibility.Public), at);
        agreed.Confirm(to, agreed.Round, Visibility.Public, at);
        _all.Add(agreed);
        Tell(PulseKind.TieAdded, at, from, to);
    }

    private void Add(DemoProject project)
    {
        var row = new Project
        {
            Id = Guid.CreateVersion7(_now), RegionId = _region.Id, IsExample = true, Key = "beispiel:" + project.Key, Slug = "beispiel-" + project.Key,
            Title = project.Title, Summary = project.Summary, Start = project.Start, End = project.End, FundingLine = project.Line, Source = Source,
        };
        row.Participants.AddRange(project.Participants.Select((key, place) => new Participation
        {
            RegionId = _region.Id, IsExample = true, ProjectId = row.Id, ActorId = _actors[key].Id, Coordinates = place == 0,
        }));
        _all.Add(row);
        _pulses.Add(new Pulse { RegionId = _region.Id, At = At(project.Start), Kind = PulseKind.ProjectAdded, ProjectId = row.Id });
    }

    // Asked yesterday, proposed this morning.
    private void Add(DemoRequest request)
    {
        var row = new Correction
        {
            Id = Guid.CreateVersion7(_now), RegionId = _region.Id, ActorId = _actors[request.Actor].Id, Kind = request.Kind, Text = request.Text,
            Contact = request.Contact, At = _now.AddHours(-26),
        };
        if (request is { ProposedBy: { } by, Grounds: { } grounds } && row.Propose(grounds, _people[by].Id, _now.AddHours(-4)) is { } refusal)
        {
            throw new InvalidOperationException($"The removal of {request.Actor} cannot be proposed: {refusal.Code}.");
        }

        _all.Add(row);
    }

    private void Tell(PulseKind kind, DateTimeOffset at, Guid actor, Guid? other = null) =>
        _pulses.Add(new Pulse { RegionId = _region.Id, At = at, Kind = kind, ActorId = actor, OtherId = other });

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.Zero);
}
