namespace Mittelpunkt.Domain.Regions;

/// <summary>
/// A row that is either real or a fictional example of the demo mode (Beispiel). Examples are left out of every read unless it asks for
/// them, and no row joins an example with something real.
/// </summary>
public interface IMayBeExample : IRegional
{
    /// <summary>Whether it is made up to show how the product works.</summary>
    bool IsExample { get; }
}
