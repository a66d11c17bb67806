using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>Brings back what an item said before a change; itself a change that can be taken back.</summary>
public sealed class RestoreChange(AppDb db, EditActor actors, EditPerson people, CurrentAccount current)
{
    public Task<Outcome<Edit>> OfActor(string slug, Guid owner, long number, CancellationToken ct) =>
        Restore(owner, number, typed => actors.Handle(slug, long.MaxValue, typed, ct), ct);

    public Task<Outcome<Edit>> OfPerson(long number, CancellationToken ct) =>
        Restore(current.Required.Id, number, typed => people.Handle(long.MaxValue, typed, ct), ct);

    private async Task<Outcome<Edit>> Restore(Guid owner, long number, Func<IReadOnlyDictionary<Item, Stated>, Task<Outcome<Edit>>> keep, CancellationToken ct)
    {
        var change = await db.ProfileChanges.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number && c.OwnerId == owner, ct);
        return change is null
            ? new Refusal(RefusalKind.NotFound, nameof(ProfilesTexts.ChangeGone))
            : await keep(new Dictionary<Item, Stated> { [change.Item] = change.Before is null ? Stated.Nothing : new Stated(change.Before, change.AudienceBefore) });
    }
}
