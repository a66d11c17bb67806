using System.Globalization;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Reports;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>Reasons and decisions as people say them.</summary>
public static class DecisionWords
{
    public static readonly IReadOnlyList<CaseState> Decisions = [CaseState.NoAction, CaseState.Limited, CaseState.Removed];

    public static string Of(ReportReason reason) => reason switch
    {
        ReportReason.Illegal => ReportsTexts.ReasonIllegal,
        ReportReason.Untrue => ReportsTexts.ReasonUntrue,
        ReportReason.Personal => ReportsTexts.ReasonPersonal,
        ReportReason.Rights => ReportsTexts.ReasonRights,
        ReportReason.Hateful => ReportsTexts.ReasonHateful,
        _ => ReportsTexts.ReasonOther,
    };

    public static string Of(CaseState state) => state switch
    {
        CaseState.NoAction => ReportsTexts.NoAction,
        CaseState.Limited => ReportsTexts.Limited,
        CaseState.Removed => ReportsTexts.Removed,
        _ => ReportsTexts.OpenState,
    };

    /// <summary>The same after it was done.</summary>
    public static string Done(CaseState state) => state switch
    {
        CaseState.NoAction => ReportsTexts.NoActionDone,
        CaseState.Limited => ReportsTexts.LimitedDone,
        CaseState.Removed => ReportsTexts.RemovedDone,
        _ => ReportsTexts.OpenState,
    };

    public static string ToReporter(CaseState state) => state switch
    {
        CaseState.Limited => ReportsTexts.ReporterLimited,
        CaseState.Removed => ReportsTexts.ReporterRemoved,
        _ => ReportsTexts.ReporterNoAction,
    };

    public static string ToAuthor(ReportCase about, bool shown) => (about.State, about.RepliedAt) switch
    {
        (CaseState.Limited, null) => ReportsTexts.AuthorLimited,
        (CaseState.Removed, null) => ReportsTexts.AuthorRemoved,
        (CaseState.NoAction, _) => shown ? ReportsTexts.AuthorNoAction : ReportsTexts.AuthorMayAgain,
        _ => ReportsTexts.AuthorStays,
    };

    public static Item? ReadItem(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((Item)number) ? (Item)number : null;

    public static CaseState Read(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Decisions.Contains((CaseState)number) ? (CaseState)number : CaseState.Open;
}
