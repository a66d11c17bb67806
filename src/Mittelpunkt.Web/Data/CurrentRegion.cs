using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data;

/// <summary>The region this request, stream or command works in. Until it is set, every query finds nothing.</summary>
public sealed class CurrentRegion
{
    public Region? Region { get; private set; }

    public Guid Id => Region?.Id ?? Guid.Empty;

    public void Set(Region region) => Region = region;
}
