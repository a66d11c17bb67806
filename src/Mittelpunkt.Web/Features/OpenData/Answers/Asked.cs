using System.Globalization;
using Mittelpunkt.Domain;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Features.OpenData.Answers;

/// <summary>Reads the parameters of a request; the first that cannot be understood is kept as the refusal.</summary>
public sealed class Asked(IQueryCollection query)
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 500;
    private const int MaxText = 200;

    public Refusal? Refusal { get; private set; }

    /// <summary>A text of at most 200 characters without control characters, or null when not asked for.</summary>
    public string? Text(string name)
    {
        var values = query[name];
        if (values.Count == 0 || (values.Count == 1 && string.IsNullOrWhiteSpace(values[0])))
        {
            return null;
        }

        return values.Count > 1 ? Refuse("repeated", name)
            : values[0]!.Length > MaxText ? Refuse("too-long", name)
            : values[0]!.Any(IsForbidden) ? Refuse("characters", name)
            : values[0]!.Trim();
    }

    /// <summary>One of the given words.</summary>
    public T? OneOf<T>(string name, Func<string, T?> read, string code) where T : struct =>
        Text(name) is not { } text ? null : read(text) ?? Fail<T>(code, name);

    public bool WithReach() => OneOf<bool>("reach", text => text switch { "region" => false, "all" => true, _ => null }, "reach") ?? false;

    public int Limit() => (int)(Whole("limit", 1, MaxLimit, "limit") ?? DefaultLimit);

    public long? Whole(string name, long least, long most, string code) => OneOf<long>(name,
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null, code);

    /// <summary>West, south, east, north in degrees.</summary>
    public Bounds? Box(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var numbers = text.Split(',').Select(part =>
            double.TryParse(part, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degree)
                ? degree : double.NaN).ToArray();
        if (numbers is [>= -180 and <= 180 and var w, >= -90 and <= 90 and var s, >= -180 and <= 180 and var e, >= -90 and <= 90 and var n]
            && w <= e && s <= n)
        {
            return new Bounds(w, s, e, n);
        }

        Refuse("bbox", name);
        return null;
    }

    public string? Refuse(string code, string field)
    {
        Refusal ??= new Refusal(RefusalKind.Invalid, code, field);
        return null;
    }

    private T? Fail<T>(string code, string field) where T : struct
    {
        Refuse(code, field);
        return null;
    }

    private static bool IsForbidden(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
