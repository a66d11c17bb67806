namespace Mittelpunkt.Web.Ui;

/// <summary>What an HTTP status means, in plain words in the language of the request.</summary>
public static class StatusWords
{
    public static (string Title, string Text) Of(int status, string traceNumber) => status switch
    {
        400 or 405 or 414 or 415 or 422 or 431 => (UiTexts.BadRequestTitle, UiTexts.BadRequestText),
        413 => (UiTexts.TooLargeTitle, UiTexts.TooLargeText),
        401 or 403 => (UiTexts.ForbiddenTitle, UiTexts.ForbiddenText),
        410 => (UiTexts.GoneTitle, UiTexts.GoneText),
        404 => (UiTexts.NotFoundTitle, UiTexts.NotFoundText),
        429 => (UiTexts.TooManyTitle, UiTexts.TooManyText),
        503 => (UiTexts.NoRegionTitle, UiTexts.NoRegionText),
        _ => (UiTexts.ErrorTitle, UiTexts.ErrorText.Replace("{0}", traceNumber, StringComparison.Ordinal)),
    };
}
