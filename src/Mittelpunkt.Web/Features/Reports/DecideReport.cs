using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Audit;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>A moderator or coordinator decides a case, but never about the own organisation. The text goes or comes back in the same transaction.</summary>
public sealed class DecideReport(AppDb db, Roles roles, ReportMails mails, TimeProvider clock)
{
    public async Task<bool> May(CancellationToken ct) => await roles.Has(Role.Moderator, ct) || await roles.Has(Role.Coordinator, ct);

    public async Task<Refusal?> Handle(Guid id, CaseState decision, Item? item, string? grounds, Account by, CancellationToken ct)
    {
        var found = await May(ct) ? await db.ReportCases.SingleOrDefaultAsync(c => c.Id == id, ct) : null;
        if (found is null || await ReportTarget.Of(db, found, ct) is not { } target || await target.IsOwn(db, by.Id, ct))
        {
            return new Refusal(RefusalKind.NotFound, nameof(ReportsTexts.NoCase), "faelle");
        }

        if (decision is CaseState.Limited or CaseState.Removed && item is null && found.RepliedAt is null && target.Texts.Count > 1)
        {
            return new Refusal(RefusalKind.Invalid, nameof(ReportsTexts.ItemMissing), $"angabe-{id}");
        }

        var now = clock.GetUtcNow();
        var about = found.RepliedAt is null ? item ?? target.Texts.Keys.Append(found.Item).First() : found.Item;
        var (shown, known) = (target.Texts.GetValueOrDefault(about), target.Texts.GetValueOrDefault(about) ?? found.HiddenText);
        var outcome = found.Decide(decision, about, FormText.Clean(grounds), shown, by.Id, now);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        if (outcome.Value != shown)
        {
            await Show(target, about, outcome.Value, now, ct);
        }

        if (decision == CaseState.Removed && target.ActorId is { } owner && known is not null)
        {
            // What is gone for good is not brought back from the history either.
            db.RemoveRange(await db.ProfileChanges.Where(c => c.OwnerId == owner && c.Item == about && (c.Before == known || c.After == known)).ToListAsync(ct));
        }

        db.Log(AuditAct.ReportDecided, now, by.Id, target.Author, reason: decision.ToString());
        await mails.Decided(found, target, outcome.Value is not null, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalKind.Conflict, nameof(ReportsTexts.DecidedBefore), "faelle");
        }
    }

    private async Task Show(ReportTarget target, Item item, string? text, DateTimeOffset now, CancellationToken ct)
    {
        if (target.ActorId is not { } actorId)
        {
            (await db.Projects.SingleAsync(p => p.Id == target.ProjectId, ct)).Summary = text;
            return;
        }

        var actor = await db.Actors.SingleAsync(a => a.Id == actorId, ct);
        actor.UpdatedAt = now;
        switch (item)
        {
            case Item.Summary:
                actor.Describe(text);
                break;
            case Item.Logo:
                db.RemoveRange(await db.Logos.Where(l => l.ActorId == actorId).ToListAsync(ct));
                break;
            default:
                var entry = await db.ProfileEntries.SingleOrDefaultAsync(e => e.OwnerId == actorId && e.Item == item, ct);
                if (text is null)
                {
                    db.RemoveRange(entry is null ? [] : new[] { entry });
                }
                else if (entry is null)
                {
                    db.Add(new ProfileEntry { RegionId = actor.RegionId, OwnerId = actorId, ActorId = actorId, Item = item, Value = text, Audience = Audience.Public });
                }

                break;
        }
    }
}
