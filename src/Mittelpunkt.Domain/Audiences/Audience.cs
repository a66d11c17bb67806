namespace Mittelpunkt.Domain.Audiences;

/// <summary>Who may see one thing somebody says about themselves, from the narrowest to the widest. The narrowest is the default.</summary>
public enum Audience
{
    /// <summary>Nobody but its owner; for an organisation, its own members.</summary>
    Nobody = 0,
    /// <summary>The organisations its owner has named; see <see cref="NamedActor"/>.</summary>
    Named = 1,
    /// <summary>Organisations with a tie both ends confirmed here.</summary>
    Partners = 2,
    /// <summary>Everybody who belongs to an organisation of the region.</summary>
    Network = 3,
    /// <summary>Everybody, signed in or not.</summary>
    Public = 4,
}
