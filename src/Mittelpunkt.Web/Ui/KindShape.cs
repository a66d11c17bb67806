using Mittelpunkt.Domain.Actors;

namespace Mittelpunkt.Web.Ui;

/// <summary>The shape of each kind as an SVG path in a box from -1 to 1; the same shapes as on the map.</summary>
public static class KindShape
{
    private const string Circle = "M.92 0A.92 .92 0 1 1 -.92 0A.92 .92 0 1 1 .92 0Z";

    public static string Of(ActorKind kind) => kind switch
    {
        ActorKind.Company => Circle,
        ActorKind.University => "M0 -1.15L1.1 .8L-1.1 .8Z",
        ActorKind.Research => "M0 -1.2L1.1 0L0 1.2L-1.1 0Z",
        ActorKind.Initiative => "M0 -1.25L.329 -.453L1.189 -.386L.533 .173L.735 1.011L0 .56L-.735 1.011L-.533 .173L-1.189 -.386L-.329 -.453Z",
        ActorKind.PublicBody => "M-.86 -.86H.86V.86H-.86Z",
        _ => Circle + "M.45 0A.45 .45 0 1 0 -.45 0A.45 .45 0 1 0 .45 0Z",
    };
}
