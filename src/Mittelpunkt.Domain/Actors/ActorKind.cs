namespace Mittelpunkt.Domain.Actors;

/// <summary>What sort of organisation an actor is. Each kind has its own colour and shape on the map.</summary>
public enum ActorKind
{
    /// <summary>The source does not say.</summary>
    Unknown = 0,
    /// <summary>Company (Unternehmen).</summary>
    Company = 1,
    /// <summary>University or university of applied sciences (Hochschule).</summary>
    University = 2,
    /// <summary>Research institute outside universities (Forschung).</summary>
    Research = 3,
    /// <summary>Initiative, association, chamber, foundation (Initiative).</summary>
    Initiative = 4,
    /// <summary>Municipality, authority, public hospital (Verwaltung).</summary>
    PublicBody = 5,
}

/// <summary>How exactly a position is known.</summary>
public enum PositionPrecision
{
    /// <summary>No position.</summary>
    None = 0,
    /// <summary>Building or site.</summary>
    Site = 1,
    /// <summary>Centre of a postcode area.</summary>
    Postcode = 2,
    /// <summary>Centre of the municipality or city.</summary>
    Town = 3,
}
