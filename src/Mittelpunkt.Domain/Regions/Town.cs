namespace Mittelpunkt.Domain.Regions;

/// <summary>A municipality of the region (Gemeinde).</summary>
public sealed class Town : IRegional
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>Amtlicher Gemeindeschlüssel, eight digits; the first two are the Land, the first five the Kreis.</summary>
    public required string Ags { get; init; }

    /// <summary>Short name in URLs; unique in the region.</summary>
    public required string Slug { get; set; }

    /// <summary>Name, e.g. "Aschaffenburg".</summary>
    public required string Name { get; set; }

    /// <summary>Inhabitants at <see cref="PopulationDate"/>; null when unknown.</summary>
    public int? Population { get; set; }

    /// <summary>Date the population was counted.</summary>
    public DateOnly? PopulationDate { get; set; }

    /// <summary>Longitude of its centre, WGS 84 degrees.</summary>
    public required double Longitude { get; set; }

    /// <summary>Latitude of its centre, WGS 84 degrees.</summary>
    public required double Latitude { get; set; }

    /// <summary>Its area as the text of a GeoJSON geometry (Polygon or MultiPolygon, RFC 7946); null when unknown.</summary>
    public string? Boundary { get; set; }

    /// <summary>Whether it belongs to the region itself, or only lies around it on the map.</summary>
    public required bool IsMember { get; set; }
}
