using System.Globalization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Where an actor sits: its municipality and its point on the map.</summary>
/// <param name="Town">The municipality of the region, or null for elsewhere.</param>
public sealed record Place(Town? Town, double? Longitude, double? Latitude, PositionPrecision Precision);

/// <summary>Finds the place of a row and notices coordinates that cannot be right.</summary>
public sealed class Positions(Known known, Problems problems)
{
    // A town's own entries may lie a little outside the region, not in another country.
    private const double Margin = 0.75;

    /// <summary>What is wrong with a point that ought to lie in the region; null when nothing is.</summary>
    public static ProblemCode? Misplaced(Region region, double x, double y)
    {
        var bounds = region.Bounds;
        var around = new Bounds(bounds.West - Margin, bounds.South - Margin, bounds.East + Margin, bounds.North + Margin);
        return around.Contains(x, y) ? null : around.Contains(y, x) ? ProblemCode.CoordinatesSwapped : ProblemCode.CoordinatesOutside;
    }

    /// <summary>A point as people read it: latitude first.</summary>
    public static string Text(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{y} / {x}");

    /// <summary>Null when there was a problem.</summary>
    public Place? Find(ActorRow row)
    {
        if (!FindTown(row, out var town) || !Plausible(row, town))
        {
            return null;
        }

        if (row.Longitude is { } x && row.Latitude is { } y)
        {
            return new Place(town, x, y, row.Precision ?? PositionPrecision.Site);
        }

        return town is null || row.Precision == PositionPrecision.None
            ? new Place(town, null, null, PositionPrecision.None)
            : new Place(town, town.Longitude, town.Latitude, PositionPrecision.Town);
    }

    private bool FindTown(ActorRow row, out Town? town)
    {
        town = null;
        if (row.Town is null)
        {
            town = Guess(row);
            return true;
        }

        if (row.Town.ToLowerInvariant() is ActorRow.Elsewhere or "keine" or "-")
        {
            return true;
        }

        var found = known.Towns.Find(row.Town);
        town = found.Count == 1 ? found[0] : null;
        if (found.Count != 1)
        {
            var names = string.Join(", ", found.Select(t => t.Name + " " + t.Ags));
            problems.Add(row.Line, "town", found.Count == 0 ? ProblemCode.UnknownTown : ProblemCode.AmbiguousTown, row.Town, names);
        }

        return town is not null;
    }

    private Town? Guess(ActorRow row)
    {
        if (row.Country != "DE")
        {
            return null;
        }

        if (row.Longitude is { } x && row.Latitude is { } y)
        {
            return known.Towns.At(x, y);
        }

        return row.Place is not null && known.Towns.Find(row.Place) is [var only] ? only : null;
    }

    private bool Plausible(ActorRow row, Town? town)
    {
        if (row.Longitude is not { } x || row.Latitude is not { } y)
        {
            return true;
        }

        var wrong = Misplaced(known.Region, x, y);
        if (wrong is null || (town is null && (wrong == ProblemCode.CoordinatesOutside || row.Country != "DE")))
        {
            return true;
        }

        problems.Add(row.Line, "latitude", wrong.Value, Text(x, y), town?.Name);
        return false;
    }
}
