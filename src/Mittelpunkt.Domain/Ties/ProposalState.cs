namespace Mittelpunkt.Domain.Ties;

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>One end has stated it, the other one is asked.</summary>
    Open = 1,
    /// <summary>Both ends confirmed it: an agreement.</summary>
    Confirmed = 2,
    /// <summary>The end that was asked declined.</summary>
    Declined = 3,
    /// <summary>The end that had stated it withdrew it.</summary>
    Withdrawn = 4,
    /// <summary>A later agreement of the same two ends took its place.</summary>
    Replaced = 5,
}
