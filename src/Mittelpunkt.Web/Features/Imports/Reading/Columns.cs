using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Reading;

/// <summary>The columns of one kind of table: our name, what else it may be called, and whether it must be there.</summary>
/// <param name="Names">Our name first, then the other names it is known by.</param>
public sealed record Columns(params (string[] Names, bool Required)[] List)
{
    /// <summary>Finds the columns in a header. Unknown ones are left aside and named in <paramref name="ignored"/>.</summary>
    public Dictionary<string, int> Find(Table table, Problems problems, ICollection<string> ignored)
    {
        var found = new Dictionary<string, int>();
        for (var i = 0; i < table.Header.Count; i++)
        {
            var written = table.Header[i].Trim().Trim('\uFEFF').ToLowerInvariant();
            if (List.FirstOrDefault(c => c.Names.Contains(written)).Names is not { } names)
            {
                if (written.Length > 0)
                {
                    ignored.Add(table.Header[i]);
                }
            }
            else if (!found.TryAdd(names[0], i))
            {
                problems.Add(1, names[0], ProblemCode.ColumnTwice, written);
            }
        }

        foreach (var (names, _) in List.Where(c => c.Required && !found.ContainsKey(c.Names[0])))
        {
            problems.Add(1, names[0], ProblemCode.WrongColumns, names[0], string.Join(", ", List.Select(c => c.Names[0])));
        }

        return found;
    }

    /// <summary>Whether a header holds every required column.</summary>
    public bool Fits(Table table)
    {
        var written = table.Header.Select(h => h.Trim().Trim('\uFEFF').ToLowerInvariant()).ToHashSet();
        return List.Where(c => c.Required).All(c => c.Names.Any(written.Contains));
    }
}
