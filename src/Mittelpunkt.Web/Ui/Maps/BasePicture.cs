using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>The drawn base map of a region (<see cref="Paths.MapPicture"/>): how much of the earth it shows.</summary>
public static class BasePicture
{
    /// <summary>Units across the picture.</summary>
    public const int Width = 6000;

    // Windows are wider or taller than a region; the picture goes on beyond it on all sides.
    private const double Margin = 1;

    /// <summary>What <see cref="Paths.CountriesPicture"/> shows.</summary>
    public static readonly Bounds Earth = new(-180, -85, 180, 85);

    public static Bounds Extent(Bounds region)
    {
        var width = (region.East - region.West) * Margin;
        var height = (region.North - region.South) * Margin;
        return new(region.West - width, Math.Max(region.South - height, -85), region.East + width, Math.Min(region.North + height, 85));
    }
}
