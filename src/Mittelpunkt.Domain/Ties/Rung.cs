namespace Mittelpunkt.Domain.Ties;

/// <summary>The ladder a tie climbs. A higher rung includes the lower ones.</summary>
public enum Rung
{
    /// <summary>They met (Begegnung).</summary>
    Met = 1,
    /// <summary>They talked (Gespräch).</summary>
    Talked = 2,
    /// <summary>One learned from the other: visit, mentoring, adopted practice.</summary>
    Learned = 3,
    /// <summary>They work together in a project.</summary>
    Cooperates = 4,
}

/// <summary>What proves a tie.</summary>
public enum Evidence
{
    /// <summary>An imported public record.</summary>
    Record = 0,
    /// <summary>A gathering both attended.</summary>
    Gathering = 1,
    /// <summary>A conversation.</summary>
    Conversation = 2,
    /// <summary>A visit.</summary>
    Visit = 3,
    /// <summary>A joint project.</summary>
    Project = 4,
    /// <summary>The word of both ends.</summary>
    Confirmation = 5,
}

/// <summary>Who may see a tie.</summary>
public enum Visibility
{
    /// <summary>Everybody.</summary>
    Public = 0,
    /// <summary>Signed-in members of the region's network.</summary>
    Network = 1,
    /// <summary>Its own two ends.</summary>
    Private = 2,
}
