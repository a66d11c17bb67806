using System.Globalization;

namespace Mittelpunkt.Web.Hosting.Safety;

/// <summary>Something about the configuration that is unsafe, or still missing for a public site.</summary>
/// <param name="Code">Key of its sentences.</param>
/// <param name="IsUnsafe">Whether the site must not be reachable from outside like this.</param>
/// <param name="Detail">What it is about, e.g. the names of missing values; never a secret.</param>
public sealed record Finding(string Code, bool IsUnsafe, string Detail = "")
{
    /// <summary>What is so, and what to do, in the language of the process.</summary>
    public override string ToString() =>
        SafetyTexts.ResourceManager.GetString(Code, CultureInfo.CurrentUICulture)!.Replace("{0}", Detail, StringComparison.Ordinal);
}
