using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;

namespace Mittelpunkt.Web.Features.Setup;

/// <summary>What somebody has entered so far.</summary>
public sealed record SetupDraft
{
    public const int LongestName = 80;
    public const int LongestDescription = 300;
    public const int MostTowns = 400;

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public string DescriptionEn { get; init; } = "";

    /// <summary>Keys of the municipalities (AGS).</summary>
    public IReadOnlyList<string> Towns { get; init; } = [];

    /// <summary>Mail address of the first coordinator.</summary>
    public string Coordinator { get; init; } = "";

    /// <summary>Values of the imprint by their configuration keys.</summary>
    public IReadOnlyDictionary<string, string> Operator { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that stands against making the region now, with the field it belongs to.</summary>
    public IReadOnlyList<Refusal> Open()
    {
        (bool Fits, string Code, string Field)[] needs =
        [
            (Name.Any(char.IsLetter), nameof(SetupTexts.NameMissing), "name"),
            (Name.Length <= LongestName, nameof(SetupTexts.NameTooLong), "name"),
            (Description.Length <= LongestDescription, nameof(SetupTexts.DescriptionTooLong), "beschreibung"),
            (DescriptionEn.Length <= LongestDescription, nameof(SetupTexts.DescriptionTooLong), "beschreibung-en"),
            (Towns.Count > 0, nameof(SetupTexts.TownsMissing), "q"),
            (Towns.Count <= MostTowns, nameof(SetupTexts.TooManyTowns), "q"),
            (EmailAddress.Clean(Coordinator) is not null, nameof(SetupTexts.CoordinatorMissing), "koordination"),
            .. Operator.Select(value => (value.Value.Length <= OperatorFile.Longest, nameof(SetupTexts.ValueTooLong), OperatorFile.FieldOf(value.Key))),
        ];
        return [.. needs.Where(need => !need.Fits).Select(need => new Refusal(RefusalKind.Invalid, need.Code, need.Field))];
    }
}
