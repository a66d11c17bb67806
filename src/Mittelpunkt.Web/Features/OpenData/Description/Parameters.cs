using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Description;

/// <summary>Every parameter of the interface.</summary>
public static class Parameters
{
    public static readonly Parameter Words = new("q", "dichtung");
    public static readonly Parameter Kind = new("kind", "company") { OneOf = [.. Names.Kinds.Select(kind => kind.Slug())] };
    public static readonly Parameter Town = new("town", "aschaffenburg");
    public static readonly Parameter SectorLetter = new("sector", "C") { OneOf = [.. Sector.Sections.Select(letter => letter.ToString())] };
    public static readonly Parameter Reach = new("reach", "region") { OneOf = ["region", "all"] };
    public static readonly Parameter Box = new("bbox", "8.9,49.9,9.3,50.2");
    public static readonly Parameter Limit = new("limit", "100") { IsWhole = true, Least = 1, Most = Asked.MaxLimit };
    public static readonly Parameter Next = new("cursor", "b3BhcXVlLWN1cnNvcg");
    public static readonly Parameter Slug = new("slug", "technische-hochschule-aschaffenburg") { InPath = true };
    public static readonly Parameter After = new("after", "41") { IsWhole = true, Least = 0 };
    public static readonly Parameter LastEventId = new("Last-Event-ID", "41") { IsWhole = true, Least = 0, InHeader = true, Key = "lastEventId" };

    public static readonly Parameter[] ActorFilters = [Words, Kind, Town, SectorLetter, Reach, Box];
}
