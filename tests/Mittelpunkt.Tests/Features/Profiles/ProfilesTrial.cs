using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Tests.Features.Profiles;

/// <summary>A site on which people of several organisations are signed in.</summary>
internal sealed class ProfilesTrial : IAsyncDisposable
{
    public const string Edit = MembersTrial.Seals + "/bearbeiten";

    private readonly MembersTrial _trial;

    private ProfilesTrial(MembersTrial trial) => _trial = trial;

    public Site Site => _trial.Site;

    public Actor Firm => _trial.Firm;

    public IReadOnlyList<Actor> Actors => _trial.Small.Actors;

    public static async Task<ProfilesTrial> Start(string body, params string[] arguments) => new(await MembersTrial.Start(body, arguments));

    public AppDb Open() => _trial.Open();

    /// <summary>Somebody who belongs to the organisation, which is claimed by it.</summary>
    public async Task<Visitor> Member(string address, string name, Actor actor, Rights rights = Rights.Own)
    {
        var visitor = await _trial.SignIn(address, name);
        var account = (await _trial.Account(address)).Id;
        await using var db = Open();
        var membership = new Membership { Id = Guid.CreateVersion7(), RegionId = actor.RegionId, ActorId = actor.Id, AccountId = account, AskedAt = SmallRegion.Now };
        membership.Admit(Proof.Coordinator, rights, null, SmallRegion.Now);
        db.Add(membership);
        (await db.Actors.SingleAsync(a => a.Id == actor.Id)).ClaimedAt ??= SmallRegion.Now;
        await db.SaveChangesAsync();
        return visitor;
    }

    public Task<Visitor> Guest(string address, string name) => _trial.SignIn(address, name);

    public async Task Confirm(Actor a, Actor b)
    {
        await using var db = Open();
        var (from, to) = Tie.Order(a.Id, b.Id);
        var tie = await db.Ties.SingleOrDefaultAsync(t => t.FromId == from && t.ToId == to);
        if (tie is null)
        {
            db.Add(tie = new Tie { Id = Guid.CreateVersion7(), RegionId = a.RegionId, FromId = from, ToId = to, Rung = Rung.Talked, Evidence = Evidence.Conversation, Visibility = Visibility.Private, CreatedAt = SmallRegion.Now });
        }

        (tie.FromConfirmedAt, tie.ToConfirmedAt) = (SmallRegion.Now, SmallRegion.Now);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _trial.DisposeAsync();
}
