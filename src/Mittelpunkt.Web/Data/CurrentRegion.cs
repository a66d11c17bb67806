using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data;

/// <summary>The region this request, stream or command works in. Until it is set, every query finds nothing.</summary>
public sealed class CurrentRegion
{
    public Region? Region { get; private set; }

    public Guid Id => Region?.Id ?? Guid.Empty;

    /// <summary>Whether reads find examples too: on the pages of an installation in demo mode, nowhere else.</summary>
    public bool ShowsExamples { get; private set; }

    /// <summary>Whether an example person acts: it reads private rows of examples only, and writes nothing real.</summary>
    public bool ActsAsExample { get; private set; }

    public void Set(Region region) => Region = region;

    public void ShowExamples() => ShowsExamples = true;

    public void ActAsExample() => ActsAsExample = true;
}
