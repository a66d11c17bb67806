namespace Mittelpunkt.Domain.Audiences;

/// <summary>Whoever looks at a page, as far as it matters for what may be shown.</summary>
/// <param name="ActsFor">Organisations the person belongs to; empty for visitors and for people without one.</param>
/// <param name="Partners">Organisations with a tie to one of <paramref name="ActsFor"/> that both ends confirmed.</param>
public sealed record Viewer(IReadOnlySet<Guid> ActsFor, IReadOnlySet<Guid> Partners)
{
    private static readonly IReadOnlySet<Guid> None = new HashSet<Guid>();

    /// <summary>Somebody who has not signed in, and everybody else who belongs to no organisation.</summary>
    public static Viewer Visitor { get; } = new(None, None);

    /// <summary>Somebody who belongs to an organisation that has nothing to do with the one looked at.</summary>
    public static Viewer Member { get; } = new(new HashSet<Guid> { Guid.Empty }, None);

    /// <summary>Somebody whose organisation has a confirmed tie with <paramref name="actor"/>.</summary>
    public static Viewer PartnerOf(Guid actor) => new(new HashSet<Guid> { Guid.Empty }, new HashSet<Guid> { actor });

    /// <summary>Somebody who belongs to <paramref name="actor"/> and to no other.</summary>
    public static Viewer MemberOf(Guid actor) => new(new HashSet<Guid> { actor }, None);

    /// <summary>Whether the person belongs to an organisation of the region.</summary>
    public bool IsMember => ActsFor.Count > 0;

    /// <summary>Whether the person may see what is meant for this audience on the page of an organisation. O(named).</summary>
    /// <param name="audience">For whom it is meant.</param>
    /// <param name="actor">The organisation on whose page it stands: the owner itself, or where a person belongs.</param>
    /// <param name="named">The organisations its owner has named.</param>
    public bool MaySee(Audience audience, Guid actor, IEnumerable<Guid> named) => audience switch
    {
        Audience.Public => true,
        Audience.Network => IsMember,
        Audience.Partners => Partners.Contains(actor) || ActsFor.Contains(actor),
        Audience.Named => named.Any(ActsFor.Contains),
        _ => false,
    };
}
