using System.Globalization;
using System.Resources;
using Mittelpunkt.Domain;

namespace Mittelpunkt.Web.Ui;

/// <summary>A refusal as people read it, and as the status of the page.</summary>
public static class Refused
{
    /// <summary>The text under the refusal's code, in the language of the page.</summary>
    public static string Say(Refusal refusal, ResourceManager texts) => texts.GetString(refusal.Code, CultureInfo.CurrentUICulture) ?? refusal.Code;

    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
