namespace Mittelpunkt.Domain.Regions;

/// <summary>A box in WGS 84 degrees.</summary>
/// <param name="West">Smallest longitude.</param>
/// <param name="South">Smallest latitude.</param>
/// <param name="East">Largest longitude.</param>
/// <param name="North">Largest latitude.</param>
public sealed record Bounds(double West, double South, double East, double North)
{
    /// <summary>Whether the position lies in the box, edges included.</summary>
    public bool Contains(double longitude, double latitude) =>
        longitude >= West && longitude <= East && latitude >= South && latitude <= North;
}
