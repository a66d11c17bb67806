using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Features.Imports.Formats;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Finds a municipality of the region by key, name or position.</summary>
public sealed class TownIndex
{
    private readonly Dictionary<string, Town> _byAgs;
    private readonly ILookup<string, Town> _byName;
    private readonly STRtree<(IPreparedGeometry Area, Town Town)> _areas = new();

    public TownIndex(IReadOnlyCollection<Town> towns)
    {
        _byAgs = towns.ToDictionary(t => t.Ags);
        _byName = towns.SelectMany(t => Names(t.Name).Select(name => (name, t))).ToLookup(p => p.name, p => p.t);
        foreach (var town in towns)
        {
            if (town.Boundary is not null && Area.Parse(town.Boundary) is { } shape)
            {
                _areas.Insert(shape.EnvelopeInternal, (PreparedGeometryFactory.Prepare(shape), town));
            }
        }

        All = towns;
    }

    public IReadOnlyCollection<Town> All { get; }

    /// <summary>By municipality key or by name; more than one when the name is not clear.</summary>
    public IReadOnlyList<Town> Find(string keyOrName) =>
        _byAgs.TryGetValue(keyOrName, out var town) ? [town] : [.. _byName[keyOrName.Trim().ToLowerInvariant()].Distinct()];

    public Town? At(double longitude, double latitude)
    {
        var point = new Point(longitude, latitude);
        return _areas.Query(point.EnvelopeInternal).FirstOrDefault(a => a.Area.Intersects(point)).Town;
    }

    // "Langen (Hessen)" and "Offenbach am Main" are also called Langen and Offenbach.
    private static IEnumerable<string> Names(string name)
    {
        var full = name.ToLowerInvariant();
        yield return full;
        foreach (var mark in (string[])[" (", " am ", " a. ", " i. ", " im ", " an "])
        {
            if (full.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at)
            {
                yield return full[..at];
                yield break;
            }
        }
    }
}
