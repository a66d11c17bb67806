namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>How many rows of one kind an import made, changed or found as they were.</summary>
public sealed class Tally
{
    public int New { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }

    public int Kept => New + Changed;
}

/// <summary>The tallies of an import.</summary>
public sealed record Tallies
{
    public Tally Towns { get; } = new();
    public Tally Actors { get; } = new();
    public Tally Sources { get; } = new();
    public Tally Ties { get; } = new();
    public Tally Projects { get; } = new();
    public Tally Participants { get; } = new();

    public IEnumerable<(string Name, Tally Tally)> All =>
        [("towns", Towns), ("actors", Actors), ("sources", Sources), ("ties", Ties), ("projects", Projects), ("participants", Participants)];

    public int Kept => Towns.Kept + Actors.Kept + Ties.Kept + Projects.Kept;
}
