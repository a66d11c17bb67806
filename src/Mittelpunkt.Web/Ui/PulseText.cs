using System.Globalization;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Ui;

/// <summary>A pulse in words, and the page it leads to.</summary>
public static class PulseText
{
    public static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(PulseFact pulse) => Of(pulse, CultureInfo.CurrentUICulture);

    public static string Of(PulseFact pulse, CultureInfo culture) => (pulse.Kind, pulse.Source, pulse.Count) switch
    {
        (PulseKind.ActorAdded, _, _) => In(culture, nameof(PulseTexts.ActorAdded), pulse.From?.Name),
        (PulseKind.ActorClaimed, _, _) => In(culture, nameof(PulseTexts.ActorClaimed), pulse.From?.Name),
        (PulseKind.TieAdded, _, _) => In(culture, nameof(PulseTexts.TieAdded), pulse.From?.Name, pulse.To?.Name),
        (PulseKind.ProjectAdded, _, _) when pulse.From is { } lead => In(culture, nameof(PulseTexts.ProjectAddedBy), lead.Name, pulse.Project?.Title),
        (PulseKind.ProjectAdded, _, _) => In(culture, nameof(PulseTexts.ProjectAdded), pulse.Project?.Title),
        (PulseKind.Imported, { Length: > 0 } source, 1) => In(culture, nameof(PulseTexts.ImportedOneFrom), source),
        (PulseKind.Imported, { Length: > 0 } source, _) => In(culture, nameof(PulseTexts.ImportedFrom), pulse.Count ?? 0, source),
        (PulseKind.Imported, _, 1) => In(culture, nameof(PulseTexts.ImportedOne)),
        _ => In(culture, nameof(PulseTexts.Imported), pulse.Count ?? 0),
    };

    /// <summary>The German address; English pages put their prefix before it.</summary>
    public static string PathOf(PulseFact pulse) => pulse switch
    {
        { Kind: PulseKind.ProjectAdded, Project: { } project } => Paths.Projects + "/" + Uri.EscapeDataString(project.Slug),
        { Kind: PulseKind.ActorAdded or PulseKind.ActorClaimed or PulseKind.TieAdded, From: { } actor } => Paths.Actors + "/" + Uri.EscapeDataString(actor.Slug),
        _ => Paths.Sources,
    };

    /// <summary>Time of the clocks in the region.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>When the day begins in the region, in UTC.</summary>
    public static DateTimeOffset Midnight(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue))).ToUniversalTime();

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static string In(CultureInfo culture, string key, params object?[] values) =>
        string.Format(culture, PulseTexts.ResourceManager.GetString(key, culture)!, values);
}
