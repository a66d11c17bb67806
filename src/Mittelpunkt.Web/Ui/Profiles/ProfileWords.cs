using System.Globalization;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;

namespace Mittelpunkt.Web.Ui.Profiles;

/// <summary>Items and audiences in the language of the page.</summary>
public static class ProfileWords
{
    /// <summary>From the narrowest to the widest.</summary>
    public static readonly IReadOnlyList<Audience> Audiences = [Audience.Nobody, Audience.Named, Audience.Partners, Audience.Network, Audience.Public];

    public static string Of(Item item) => UiTexts.ResourceManager.GetString("Item" + item, CultureInfo.CurrentUICulture) ?? item.ToString();

    /// <param name="audience">Who may see it.</param>
    /// <param name="ofPerson">Whether a person speaks, not an organisation.</param>
    public static string Of(Audience audience, bool ofPerson) => audience switch
    {
        Audience.Public => UiTexts.AudiencePublic,
        Audience.Network => UiTexts.AudienceNetwork,
        Audience.Partners => UiTexts.AudiencePartners,
        Audience.Named => UiTexts.AudienceNamed,
        _ => ofPerson ? UiTexts.AudienceOnlyMe : UiTexts.AudienceNobody,
    };

    /// <summary>Name of a language (ISO 639-1).</summary>
    public static string Language(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true) is { DisplayName: { Length: > 0 } name } ? name : code;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
