using System.Text.RegularExpressions;

namespace Mittelpunkt.Web.Regions;

/// <summary>The short forms people type for kinds of institutions whose entries carry the long name.</summary>
public static partial class Abbreviations
{
    private static readonly (Regex Long, string Short)[] Known =
        [(TechnicalHochschule(), "TH"), (TechnicalUniversity(), "TU"), (AppliedSciences(), "FH HAW"), (University(), "Uni"), (Chamber(), "IHK")];

    public static string Of(string name) => string.Join(' ', Known.Where(known => known.Long.IsMatch(name)).Select(known => known.Short));

    [GeneratedRegex("technische hochschule", RegexOptions.IgnoreCase)]
    private static partial Regex TechnicalHochschule();

    // Some sources write names in capitals without umlauts.
    [GeneratedRegex("technische universit(ä|a|ae)t", RegexOptions.IgnoreCase)]
    private static partial Regex TechnicalUniversity();

    [GeneratedRegex("hochschule", RegexOptions.IgnoreCase)]
    private static partial Regex AppliedSciences();

    [GeneratedRegex("universit(ä|a|ae)t", RegexOptions.IgnoreCase)]
    private static partial Regex University();

    [GeneratedRegex("industrie- und handelskammer", RegexOptions.IgnoreCase)]
    private static partial Regex Chamber();
}
