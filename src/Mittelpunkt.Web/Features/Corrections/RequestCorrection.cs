using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>Keeps a request to correct or remove an entry, and tells whom it concerns.</summary>
public sealed class RequestCorrection(AppDb db, NewRequestMails mails, TimeProvider clock)
{
    public const int ShortestText = 10;
    public const int LongestText = 2000;
    public const int LongestContact = 254;

    /// <summary>Open requests about one entry in an hour; more are a flood, not a correction.</summary>
    public const int MostInAnHour = 10;

    /// <summary>What the form holds. <paramref name="Trap"/> is a field no person sees: a program that fills it in gets thanks and is forgotten.</summary>
    public sealed record Form(string? Kind, string? Text, string? Contact, string? Trap)
    {
        public CorrectionKind? Wanted => Kind switch { "korrigieren" => CorrectionKind.Correct, "entfernen" => CorrectionKind.Remove, _ => null };

        /// <summary>Everything that is wrong with it.</summary>
        public IReadOnlyList<Refusal> Check()
        {
            var refusals = new List<Refusal>();
            if (Wanted is null)
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, nameof(CorrectionsTexts.KindMissing), "art"));
            }

            var text = FormText.Clean(Text);
            if (text.Length < ShortestText)
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, nameof(CorrectionsTexts.TextTooShort), "text"));
            }
            else if (text.Length > LongestText)
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, nameof(CorrectionsTexts.TextTooLong), "text"));
            }

            if (FormText.Clean(Contact).Length > LongestContact)
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, nameof(CorrectionsTexts.ContactTooLong), "kontakt"));
            }

            return refusals;
        }
    }

    public async Task<Outcome<Guid>> Handle(string slug, Form form, CancellationToken ct)
    {
        if (form.Check() is [var first, ..])
        {
            return first;
        }

        if (!string.IsNullOrEmpty(form.Trap))
        {
            return Guid.Empty;
        }

        // One after the other: of many at once nobody passes the limit, and nobody is told twice.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldRegion(ct);
        var actor = await db.Actors.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug, ct);
        if (actor is null)
        {
            return new Refusal(RefusalKind.NotFound, nameof(CorrectionsTexts.EntryGone));
        }

        var now = clock.GetUtcNow();
        var anHourAgo = now.AddHours(-1);
        if (await db.Corrections.CountAsync(c => c.ActorId == actor.Id && c.SettledAt == null && c.At > anHourAgo, ct) >= MostInAnHour)
        {
            return new Refusal(RefusalKind.TooMany, nameof(CorrectionsTexts.TooMany));
        }

        var correction = new Correction
        {
            Id = Guid.CreateVersion7(now), RegionId = actor.RegionId, ActorId = actor.Id, Kind = form.Wanted!.Value,
            Text = FormText.Clean(form.Text), Contact = FormText.Clean(form.Contact) is { Length: > 0 } contact ? contact : null, At = now,
        };
        db.Add(correction);
        await mails.Tell(correction, actor, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return correction.Id;
    }
}
