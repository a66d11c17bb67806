namespace Mittelpunkt.Domain.Regions;

/// <summary>Belongs to one region and is never read from another one.</summary>
public interface IRegional
{
    /// <summary>The region it belongs to.</summary>
    Guid RegionId { get; }
}
