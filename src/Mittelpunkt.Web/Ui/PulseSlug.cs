using Mittelpunkt.Domain.Pulses;

namespace Mittelpunkt.Web.Ui;

/// <summary>The word for a pulse's kind in the open data and in style sheets.</summary>
public static class PulseSlug
{
    public static string Of(PulseKind kind) => kind switch
    {
        PulseKind.ActorAdded => "actor-added",
        PulseKind.ActorClaimed => "actor-claimed",
        PulseKind.TieAdded => "tie-added",
        PulseKind.ProjectAdded => "project-added",
        _ => "imported",
    };
}
