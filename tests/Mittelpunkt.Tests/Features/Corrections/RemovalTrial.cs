using System.Net;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Tests.Features.Members;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Members;

namespace Mittelpunkt.Tests.Features.Corrections;

/// <summary>A site whose first organisation somebody asked to have removed, with a coordinator and an auditor.</summary>
internal sealed class RemovalTrial : IAsyncDisposable
{
    public const string Page = "/koordination/berichtigungen";
    public const string Auditor = "rita@beispielstadt.test";
    public const string Asker = "eva@anderswo.test";
    public const string Reasons = "Der Verein hat sich aufgelöst.";

    private RemovalTrial(MembersTrial members) => Members = members;

    public MembersTrial Members { get; }

    public Site Site => Members.Site;

    public Guid Request { get; private set; }

    public Visitor Kim { get; private set; } = null!;

    public Visitor Rita { get; private set; } = null!;

    public static async Task<RemovalTrial> Start(string body, params string[] arguments)
    {
        var trial = new RemovalTrial(await MembersTrial.Start(body, arguments));
        await trial.Give(Auditor, Role.Auditor);
        trial.Request = await trial.Ask(trial.Members.Firm.Id, "Bitte nehmen Sie uns heraus.");
        (trial.Kim, trial.Rita) = (await trial.Members.SignIn(MembersTrial.Coordinator, "Kim Beispiel"), await trial.Members.SignIn(Auditor, "Rita Beispiel"));
        return trial;
    }

    public async Task<Guid> Ask(Guid actor, string text)
    {
        await using var db = Open();
        var row = new Correction { Id = Guid.CreateVersion7(), RegionId = Members.Small.Region.Id, ActorId = actor, Kind = CorrectionKind.Remove, Text = text, Contact = Asker, At = SmallRegion.Now };
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public async Task Propose(Guid? request = null) => Assert.Equal(302, (await Act(Kim, "vorschlagen", request, "gruende", Reasons)).Status);

    /// <summary>Opens the page and sends the form of an act.</summary>
    public Task<(int Status, string Html, string? To)> Act(Visitor by, string act, Guid? request = null, string? field = null, string? text = null)
    {
        var id = request ?? Request;
        return by.Send(Page, $"{act}-{id}", field is null ? [] : [($"{field}-{id}", text!)]);
    }

    public async Task Remove(Guid? request = null)
    {
        await Propose(request);
        Assert.Equal((302, Page + "?erledigt=bestaetigen"), await Act(Rita, "bestaetigen", request) is var (status, _, to) ? (status, to) : default);
    }

    public async Task Give(string address, Role role, bool take = false)
    {
        await using var db = Open();
        Assert.True((await new GiveRole(db, TimeProvider.System).Handle(address, role, take, CancellationToken.None)).Value);
    }

    public AppDb Open() => Members.Open();

    public async Task<bool> IsThere()
    {
        await using var db = Open();
        return await db.Actors.AnyAsync(a => a.Id == Members.Firm.Id);
    }

    public static async Task<string> Text(Visitor visitor, string path) => WebUtility.HtmlDecode((await visitor.Get(path)).Html);

    public ValueTask DisposeAsync() => Members.DisposeAsync();
}
