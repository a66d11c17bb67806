using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Access;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>People change what they say about themselves.</summary>
public sealed class EditPerson(HeldProfile held, CurrentAccount current)
{
    public Task<ProfileState> Open(CancellationToken ct) => held.OfPerson(current.Required.Id, ct);

    public Task<Outcome<Edit>> Handle(long opened, IReadOnlyDictionary<Item, Stated> typed, CancellationToken ct) =>
        held.Keep(current.Required.Id, false, opened, typed, current.Required.Id, ct);
}
