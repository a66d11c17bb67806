namespace Mittelpunkt.Domain.Regions;

/// <summary>A town or a group of towns that runs one innovation network; the tenant.</summary>
public sealed class Region
{
    /// <summary>Version 7 UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>Short name in URLs and on the command line: lower-case letters, digits, hyphens; unique.</summary>
    public required string Slug { get; init; }

    /// <summary>Name as people say it, e.g. "Untermain".</summary>
    public required string Name { get; set; }

    /// <summary>Host name that leads to this region, e.g. "untermain.example.de"; null for reachable as default only.</summary>
    public string? Host { get; set; }

    /// <summary>One sentence under the headline (German).</summary>
    public string? Description { get; set; }

    /// <summary>One sentence under the headline (English).</summary>
    public string? DescriptionEn { get; set; }

    /// <summary>Part of the earth the map shows first.</summary>
    public required Bounds Bounds { get; set; }
}
