using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>What every step of the set-up does: let nobody in without the key, none at all once there is a region; keep what was entered and go on.</summary>
public abstract class SetupStep : LoadedComponent
{
    [Inject] protected SetupKey Keys { get; set; } = null!;

    [Inject] protected SetupDrafts Drafts { get; set; } = null!;

    [Inject] protected AppDb Db { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] protected IHttpContextAccessor Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = Paths.SetupKeyName)] public string? Key { get; set; }

    /// <summary>What was entered so far; null for whoever may not see it.</summary>
    protected SetupDraft? Draft { get; private set; }

    /// <summary>Whether a form was sent twice, or somebody else was first.</summary>
    protected bool IsLate { get; private set; }

    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    protected IReadOnlyList<(string Field, string Text)> Errors => [.. Refusals.Select(refusal => (refusal.Field ?? "inhalt", Say(refusal)))];

    protected HttpContext Context => Http.HttpContext!;

    protected override async Task OnInitializedAsync()
    {
        var isOver = await Db.Regions.AnyAsync(Context.RequestAborted);
        if (!isOver && Keys.Show(Context, Key))
        {
            Navigation.NavigateTo(Paths.Page(Paths.Setup));
        }
        else if (isOver && HttpMethods.IsPost(Context.Request.Method))
        {
            IsLate = true;
        }
        else if (isOver || !Keys.IsShown(Context))
        {
            // Nobody can tell that there is or ever was a set-up.
            Navigation.NotFound();
        }
        else
        {
            Draft = Drafts.Read();
        }
    }

    /// <summary>Keeps the change when nothing stands against these fields, and goes on.</summary>
    protected bool Keep(Func<SetupDraft, SetupDraft> change, string next, params IReadOnlyCollection<string> fields)
    {
        Refuse([.. change(Draft!).Open().Where(refusal => fields.Contains(refusal.Field))]);
        if (Refusals.Count > 0)
        {
            return false;
        }

        Draft = Drafts.Change(change);
        if (next.Length > 0)
        {
            Navigation.NavigateTo(next);
        }

        return true;
    }

    /// <summary>Whoever was late sees the region that is there.</summary>
    protected void Late() => Navigation.NavigateTo(Paths.Page(Paths.Home));

    protected void Refuse(IReadOnlyList<Refusal> refusals)
    {
        Refusals = refusals;
        if (refusals.Count > 0)
        {
            Context.Response.StatusCode = Refused.Status(refusals[0].Kind);
        }
    }

    protected string? ErrorOf(string field) => Refusals.FirstOrDefault(refusal => refusal.Field == field) is { } refusal ? Say(refusal) : null;

    protected static string Say(Refusal refusal) => Refused.Say(refusal, SetupTexts.ResourceManager);
}
