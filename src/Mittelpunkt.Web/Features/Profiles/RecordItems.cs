using System.Globalization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Audiences;
using Mittelpunkt.Domain.Profiles;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Features.Profiles;

/// <summary>The items of an organisation's record as they are typed, and back.</summary>
internal static class RecordItems
{
    public static IEnumerable<(Item Item, Stated Stated)> Of(Actor actor, string? ags) => new (Item Item, string? Value)[]
    {
        (Item.Name, actor.Name), (Item.Kind, actor.Kind.ToString()), (Item.Summary, actor.Summary), (Item.Sector, actor.SectorCode),
        (Item.Website, actor.Website), (Item.Town, ags),
        (Item.Position, actor is { Precision: PositionPrecision.Site, Latitude: { } latitude, Longitude: { } longitude } ? Point(latitude, longitude) : null),
    }.Where(pair => pair.Value is not null).Select(pair => (pair.Item, new Stated(pair.Value, Audience.Public)));

    /// <summary>A point as it is typed: latitude first, five digits, about a metre.</summary>
    public static string Point(double latitude, double longitude) => string.Create(CultureInfo.InvariantCulture, $"{latitude:0.#####} {longitude:0.#####}");

    public static (double Latitude, double Longitude)? ReadPoint(string? text)
    {
        var parts = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && Degrees(parts[0], 90) is { } latitude && Degrees(parts[1], 180) is { } longitude ? (latitude, longitude) : null;
    }

    /// <summary>Degrees as people type them, with point or comma.</summary>
    public static double? Degrees(string? text, double most) =>
        double.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most
            ? value
            : null;

    /// <param name="actor">The organisation.</param>
    /// <param name="item">What changes.</param>
    /// <param name="value">To what, as <see cref="ItemCheck"/> gives it.</param>
    /// <param name="town">The town it has after the edit.</param>
    public static void Write(Actor actor, Item item, string? value, Town? town)
    {
        switch (item)
        {
            case Item.Name: actor.Name = value!; break;
            case Item.Kind: actor.Kind = Enum.Parse<ActorKind>(value!); break;
            case Item.Summary: actor.Describe(value); break;
            case Item.Sector: actor.SectorCode = value; break;
            case Item.Website: actor.Website = value; break;
            case Item.Town when town is not null:
                (actor.TownId, actor.Place) = (town.Id, town.Name);
                if (actor.Precision != PositionPrecision.Site)
                {
                    PutAt(actor, town);
                }

                break;
            case Item.Position when ReadPoint(value) is { } point:
                (actor.Latitude, actor.Longitude, actor.Precision) = (point.Latitude, point.Longitude, PositionPrecision.Site);
                break;
            case Item.Position when town is not null: PutAt(actor, town); break;
        }
    }

    private static void PutAt(Actor actor, Town town) => (actor.Latitude, actor.Longitude, actor.Precision) = (town.Latitude, town.Longitude, PositionPrecision.Town);
}
