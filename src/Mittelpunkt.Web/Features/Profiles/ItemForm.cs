using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>What a form about some items holds: values, audiences, and what is wrong with them.</summary>
public sealed class ItemForm
{
    private readonly Dictionary<Item, Stated> _stated = [];
    private readonly Dictionary<Item, string> _typed = [];
    private readonly List<Refusal> _refusals = [];

    /// <summary>Reads the items that are on the form; one that is missing is not touched.</summary>
    public ItemForm(IFormCollection form, IEnumerable<Item> items)
    {
        Opened = long.TryParse(form[OpenedName], out var opened) && opened >= 0 ? opened : 0;
        foreach (var item in items)
        {
            var audience = AudienceOf(form[Name(item) + "-fuer"]);
            if (item == Item.Languages ? !form.ContainsKey(Name(item) + "-da") : item == Item.Person ? audience is null : !form.ContainsKey(Name(item)))
            {
                continue;
            }

            Take(item, item == Item.Person ? "ja" : string.Join('\n', form[Name(item)].ToArray()), Items.OfRecord.Contains(item) ? Audience.Public : audience ?? Audience.Nobody);
        }
    }

    /// <summary>Name of the field that says which state of the profile the form was made from.</summary>
    public const string OpenedName = "fassung";

    /// <summary>Number of the last change when the form was made.</summary>
    public long Opened { get; }

    public IReadOnlyDictionary<Item, Stated> Stated => _stated;

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public static string Name(Item item) => item.ToString().ToLowerInvariant();

    public static Audience? AudienceOf(string? text) => Enum.TryParse<Audience>(text, out var audience) && Enum.IsDefined(audience) ? audience : null;

    /// <summary>What stood in the field, right or wrong, to be shown again.</summary>
    public string? Typed(Item item) => _typed.GetValueOrDefault(item);

    private void Take(Item item, string typed, Audience audience)
    {
        _typed[item] = typed;
        var outcome = ItemCheck.Read(item, typed);
        if (outcome.Refusal is { } refusal)
        {
            _refusals.Add(refusal);
            _stated[item] = new Stated(null, audience);
            return;
        }

        _stated[item] = outcome.Value is { } value ? new Stated(value, audience) : Domain.Profiles.Stated.Nothing;
    }
}
