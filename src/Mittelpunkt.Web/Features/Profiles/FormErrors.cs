using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Profiles;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>What stands against keeping a form, as people read it: by field, each with its name.</summary>
public static class FormErrors
{
    public static IReadOnlyList<(string Field, string Text)> Of(IEnumerable<Refusal> refusals) =>
        [.. refusals.Select(refusal => (refusal.Field ?? "formular", Refused.Say(refusal, ProfilesTexts.ResourceManager)))];

    /// <summary>What others kept meanwhile in the same fields. Nothing is lost: the typed text still stands in the form.</summary>
    public static IReadOnlyList<(string Field, string Text)> Of(IReadOnlyDictionary<Item, Stated> conflicts) =>
        [.. conflicts.OrderBy(conflict => conflict.Key).Select(conflict => (ItemForm.Name(conflict.Key),
            Wording.Say(ProfilesTexts.Conflict, ProfileWords.Of(conflict.Key), conflict.Value.Value is { } value ? Shown(conflict.Key, value) : ProfilesTexts.Empty)))];

    /// <summary>A value as people read it.</summary>
    public static string Shown(Item item, string value) => item switch
    {
        Item.Languages => string.Join(", ", Items.Lines(value).Select(ProfileWords.Language)),
        Item.Topics => string.Join(", ", Items.Lines(value)),
        Item.Kind => Enum.TryParse<Domain.Actors.ActorKind>(value, out var kind) ? kind.Name() : value,
        Item.Sector => Data.SectorList.Find(value) is { } label ? $"{label.Code} {label.Name(Paths.IsEnglish)}" : value,
        Item.Person => ProfilesTexts.PersonShown,
        _ => value,
    };
}
