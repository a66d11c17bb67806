using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>What people type into an item, brought into the one form it is kept in, or what is wrong with it.</summary>
public static partial class ItemCheck
{
    public const int MostTopics = 12;
    public const int LongestTopic = 60;

    /// <summary>Languages offered, ISO 639-1: German and English, the neighbours', and the most spoken ones in Germany.</summary>
    public static readonly IReadOnlyList<string> Languages =
        ["de", "en", "fr", "ar", "bg", "cs", "da", "el", "es", "fa", "hr", "hu", "it", "nl", "pl", "pt", "ro", "ru", "sq", "sr", "sv", "tr", "uk", "vi", "zh"];

    private static readonly FrozenSet<string> Kinds = new[] { ActorKind.Company, ActorKind.University, ActorKind.Research, ActorKind.Initiative, ActorKind.PublicBody, ActorKind.Unknown }
        .Select(kind => kind.ToString()).ToFrozenSet();

    /// <param name="item">Which item.</param>
    /// <param name="typed">What the form held, or null.</param>
    /// <returns>The value to keep, null for nothing.</returns>
    public static Outcome<string?> Read(Item item, string? typed)
    {
        var text = FormText.Clean(typed);
        if (text.Length > Items.Longest(item))
        {
            return Wrong(item, nameof(ProfilesTexts.TooLong));
        }

        if (text.Length == 0)
        {
            return item == Item.Name ? Wrong(item, nameof(ProfilesTexts.NameMissing)) : item == Item.Kind ? Wrong(item, nameof(ProfilesTexts.ChoiceUnknown)) : (string?)null;
        }

        return item switch
        {
            Item.Kind => Kinds.Contains(text) ? text : Wrong(item, nameof(ProfilesTexts.ChoiceUnknown)),
            Item.Sector => SectorList.Has(text) ? text : Wrong(item, nameof(ProfilesTexts.ChoiceUnknown)),
            Item.Website => WebAddress.Read(text) ?? (Outcome<string?>)Wrong(item, nameof(ProfilesTexts.WebsiteBad)),
            Item.Mail => EmailAddress.Clean(text) ?? (Outcome<string?>)Wrong(item, nameof(ProfilesTexts.MailBad)),
            Item.Phone => Phone().IsMatch(text) && text.Count(char.IsAsciiDigit) >= 5 ? text : Wrong(item, nameof(ProfilesTexts.PhoneBad)),
            Item.Position => RecordItems.ReadPoint(text) is { } point ? RecordItems.Point(point.Latitude, point.Longitude) : Wrong(item, nameof(ProfilesTexts.PositionBad)),
            Item.Topics => Topics(text),
            Item.Languages => Lines(text).All(Languages.Contains) ? string.Join('\n', Lines(text)) : Wrong(item, nameof(ProfilesTexts.ChoiceUnknown)),
            Item.Name or Item.Role => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            _ => text,
        };
    }

    public static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    private static Outcome<string?> Topics(string text) => Lines(text) is var topics && topics.Count <= MostTopics && topics.All(topic => topic.Length <= LongestTopic)
        ? string.Join('\n', topics)
        : Wrong(Item.Topics, nameof(ProfilesTexts.TopicsBad));

    private static Refusal Wrong(Item item, string code) => new(RefusalKind.Invalid, code, ItemForm.Name(item));

    [GeneratedRegex(@"^\+?[0-9 ()/.\-]+$")]
    private static partial Regex Phone();
}
