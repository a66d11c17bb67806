using Mittelpunkt.Web.Features.Imports.Keeping;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>What a format reads from: the file, what belongs to it, and the municipalities that decide what lies in the region.</summary>
public sealed class ImportInput(string path, Problems problems, TownIndex towns)
{
    public string Path { get; } = path;

    public Problems Problems { get; } = problems;

    public TownIndex Towns { get; } = towns;

    /// <summary>Further files of the same source, for example the projects beside the participations.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    public SlashDates Slash { get; init; }

    /// <summary>Columns no one asked for.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Records that lie outside the region or are left out by a stated rule.</summary>
    public long LeftOut { get; set; }

    /// <summary>The rows read so far, for the progress bar.</summary>
    public long Rows { get; set; }
}
