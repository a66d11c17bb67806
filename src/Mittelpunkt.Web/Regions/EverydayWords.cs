using System.Text.RegularExpressions;

namespace Mittelpunkt.Web.Regions;

/// <summary>What people type for kinds of institutions whose entries carry another or a longer name.</summary>
public static partial class EverydayWords
{
    private static readonly (Regex Name, string Words)[] Known =
    [
        (TechnicalHochschule(), "TH"), (TechnicalUniversity(), "TU"), (AppliedSciences(), "FH HAW"), (University(), "Uni"),
        (Chamber(), "IHK"), (Clinic(), "Krankenhaus"), (Hospital(), "Klinik Klinikum"), (Town(), "Rathaus"),
    ];

    public static string Of(string name) => string.Join(' ', Known.Where(known => known.Name.IsMatch(name)).Select(known => known.Words));

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

    [GeneratedRegex("klinik", RegexOptions.IgnoreCase)]
    private static partial Regex Clinic();

    [GeneratedRegex("krankenhaus|spital", RegexOptions.IgnoreCase)]
    private static partial Regex Hospital();

    [GeneratedRegex("^(stadt|gemeinde|markt|magistrat der stadt) ", RegexOptions.IgnoreCase)]
    private static partial Regex Town();
}
