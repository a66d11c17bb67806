using System.Globalization;
using Mittelpunkt.Domain;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.OpenData.Answers;

/// <summary>A refusal as problem details (RFC 9457) in the language asked for.</summary>
public static class Refusals
{
    public static IResult Answer(this Refusal refusal) => Results.Problem(
        type: Paths.Developers + "#" + refusal.Code,
        title: refusal.Kind == RefusalKind.NotFound ? OpenDataTexts.NotFoundTitle : OpenDataTexts.InvalidTitle,
        detail: Detail(refusal.Code),
        statusCode: refusal.Kind == RefusalKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
        extensions: refusal.Field is null ? null : new Dictionary<string, object?> { ["field"] = refusal.Field });

    /// <summary>The codes and what each means, for the reference page.</summary>
    public static readonly string[] Codes =
        ["repeated", "too-long", "characters", "reach", "limit", "kind", "sector", "town", "bbox", "cursor", "after", "no-actor"];

    public static string Detail(string code) =>
        OpenDataTexts.ResourceManager.GetString("Problem_" + code.Replace('-', '_'), CultureInfo.CurrentUICulture)!;
}
