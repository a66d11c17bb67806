namespace Mittelpunkt.Web.Data.Maps;

/// <summary>What a place on the base map is; its lower-case name is the property "kind" of the open data.</summary>
public enum PlaceKind
{
    /// <summary>Area of a municipality.</summary>
    Town,
    /// <summary>Area without a municipality.</summary>
    Area,
    /// <summary>Border of a Land.</summary>
    Land,
    /// <summary>River.</summary>
    River,
    /// <summary>Point that carries a name.</summary>
    Label,
}

/// <summary>One place on the base map.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Ags">Municipality key, if it has one.</param>
/// <param name="Name">Its name, if it has one.</param>
/// <param name="Population">Inhabitants, if known.</param>
/// <param name="Member">Whether it belongs to the region.</param>
/// <param name="Shape">Where it lies.</param>
public sealed record MapPlace(PlaceKind Kind, string? Ags, string? Name, int? Population, bool Member, Shape Shape);
