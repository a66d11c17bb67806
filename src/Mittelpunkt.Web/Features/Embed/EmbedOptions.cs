using System.Globalization;
using System.Net;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Maps;

namespace Mittelpunkt.Web.Features.Embed;

/// <summary>What an embedded map shows and how high it is. Read tolerantly: what makes no sense falls back to the usual.</summary>
public sealed record EmbedOptions(ActorKind? Kind, int? Year, string Language, int Height)
{
    public const int LowestHeight = 320;
    public const int GreatestHeight = 1200;
    private const int UsualHeight = 560;

    public static EmbedOptions Read(string? kind, string? year, string? language, string? height) => new(
        Names.KindOf(kind),
        MapQuery.Year(year),
        language is "de" or "en" ? language : Paths.IsEnglish ? "en" : "de",
        int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? Math.Clamp(pixels, LowestHeight, GreatestHeight) : UsualHeight);

    /// <summary>Address of the embedded map on this host.</summary>
    public string Address(string? town) => Paths.In(Language, Paths.EmbedMap)
        + Paths.Query(("ort", town), ("art", Kind?.Slug()), ("jahr", Year?.ToString(CultureInfo.InvariantCulture)));

    // In the language of the map, which need not be the language of the page that makes the code.
    private string FrameTitle => EmbedTexts.ResourceManager.GetString(nameof(EmbedTexts.FrameTitle), CultureInfo.GetCultureInfo(Language))!;

    /// <summary>The code for another website.</summary>
    public string Code(string address) => string.Create(CultureInfo.InvariantCulture,
        $"""<iframe src="{WebUtility.HtmlEncode(address)}" title="{WebUtility.HtmlEncode(FrameTitle)}" height="{Height}" style="width:100%;border:0" loading="lazy"></iframe>""");
}
