using Mittelpunkt.Web.Features.Imports.Keeping;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>How an import ended.</summary>
public enum ImportEnd
{
    /// <summary>Everything is stored.</summary>
    Stored,
    /// <summary>Everything would have been stored.</summary>
    Tried,
    /// <summary>The file has problems; nothing is stored.</summary>
    Refused,
    /// <summary>Somebody else was writing; nothing is stored.</summary>
    Busy,
}

/// <summary>What came of an import.</summary>
public sealed record ImportReport(ImportEnd End, Tallies Tallies, Problems Problems)
{
    /// <summary>Columns that were not read.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Records outside the region or left out by rule.</summary>
    public long LeftOut { get; init; }

    /// <summary>Rows of organisations that were removed at their wish; nothing of them is kept.</summary>
    public IReadOnlyList<(long Line, string Name)> Unwanted { get; init; } = [];

    /// <summary>New proposals of what may be the same organisation.</summary>
    public int Proposals { get; init; }
}
