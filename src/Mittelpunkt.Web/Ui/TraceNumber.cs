using System.Diagnostics;

namespace Mittelpunkt.Web.Ui;

/// <summary>The number people can name when they ask for help; it stands in the log too.</summary>
public static class TraceNumber
{
    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
