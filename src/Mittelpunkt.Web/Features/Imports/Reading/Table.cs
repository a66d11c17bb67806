namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>A header and the lines under it, read one after the other.</summary>
/// <param name="Name">File or sheet.</param>
/// <param name="Header">The names of the columns as written.</param>
/// <param name="Rows">The lines; an array may be used again for the next line.</param>
public sealed record Table(string Name, IReadOnlyList<string> Header, IEnumerable<(long Line, string[] Values)> Rows);
