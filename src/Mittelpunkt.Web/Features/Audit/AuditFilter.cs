using System.Globalization;
using Mittelpunkt.Domain.Audit;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Audit;

/// <summary>Which part of the log is asked for; whatever stands in the address becomes a usable filter.</summary>
public sealed record AuditFilter(AuditAct? Act, DateOnly? From, DateOnly? Until)
{
    // Outside these years a day has no use here, and some have no midnight in UTC.
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    public bool Narrows => this != new AuditFilter(null, null, null);

    public static AuditFilter Read(string? act, string? from, string? until) => new(
        int.TryParse(act, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((AuditAct)number) ? (AuditAct)number : null,
        Day(from), Day(until));

    public string Link(int page) => Paths.ToAuditLog(Act is { } act ? ((int)act).ToString(CultureInfo.InvariantCulture) : null, Text(From), Text(Until), page);

    public IQueryable<AuditEntry> In(AppDb db)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (Act is { } act)
        {
            entries = entries.Where(e => e.Act == act);
        }

        if (From is { } from)
        {
            var start = PulseText.Midnight(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (Until is { } until)
        {
            var end = PulseText.Midnight(until.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        return entries;
    }

    /// <summary>As date fields take it (HTML standard).</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear ? day : null;
}
