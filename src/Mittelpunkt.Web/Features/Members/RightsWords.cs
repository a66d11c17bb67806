using System.Globalization;
using Mittelpunkt.Domain.Members;

namespace Mittelpunkt.Web.Features.Members;

/// <summary>Rights as people say them, and as forms send them.</summary>
public static class RightsWords
{
    public static readonly IReadOnlyList<Rights> All = [Rights.Own, Rights.Edit, Rights.Speak, Rights.Transfer];

    public static string Of(Rights right) => right switch
    {
        Rights.Own => MembersTexts.Own,
        Rights.Edit => MembersTexts.Edit,
        Rights.Speak => MembersTexts.Speak,
        Rights.Transfer => MembersTexts.Transfer,
        _ => MembersTexts.NoRights,
    };

    public static string Means(Rights right) => right switch
    {
        Rights.Own => MembersTexts.OwnMeans,
        Rights.Edit => MembersTexts.EditMeans,
        Rights.Speak => MembersTexts.SpeakMeans,
        _ => MembersTexts.TransferMeans,
    };

    /// <summary>"Inhaberin oder Inhaber", or the rights one after the other.</summary>
    public static string List(Rights rights) => rights == Rights.None ? MembersTexts.NoRights
        : rights.HasFlag(Rights.Own) ? MembersTexts.Own
        : string.Join(", ", All.Where(right => rights.HasFlag(right)).Select(Of));

    /// <summary>The boxes that were ticked; anything else a form may send counts for nothing.</summary>
    public static Rights Read(string[]? values) => (values ?? [])
        .Select(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (Rights)number : Rights.None)
        .Where(All.Contains).Aggregate(Rights.None, (all, right) => all | right);
}
