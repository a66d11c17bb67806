using System.Globalization;

namespace Mittelpunkt.Web.Features.Actors;

/// <summary>
/// Places for an actor's partners around it. A few stand in two columns with their names; many stand on rings without names,
/// the highest rungs and latest ties nearest, and the list says who they are.
/// </summary>
public sealed class EgoPicture
{
    public const int Width = 480;
    public const int MostNamed = 20;
    public const int MostDrawn = 200;

    private const double Middle = Width / 2.0;
    private const int RowHeight = 42;
    private const double LongestLabel = 138;
    private const double FirstRing = 62;
    private const double RingStep = 31;
    private const double Spacing = 24;

    private EgoPicture(int height, bool named, List<Node> nodes, double scale) => (Height, Named, Nodes, Scale) = (height, named, nodes, scale);

    /// <summary>A partner at its place, in the units of the picture.</summary>
    public readonly record struct Node(double X, double Y, ProfileTie Tie)
    {
        public bool OnLeft => X < Middle;

        /// <summary>The name in one or two lines.</summary>
        public IReadOnlyList<string> Label => Wrapped(Tie.To.Name);
    }

    public int Height { get; }

    public double CentreY => Height / 2.0;

    /// <summary>Whether names stand beside the marks.</summary>
    public bool Named { get; }

    /// <summary>Half the size of a mark.</summary>
    public double Scale { get; }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>Draws the first ties of the list.</summary>
    public static EgoPicture Of(IReadOnlyList<ProfileTie> ties) => ties.Count <= MostNamed ? Columns(ties) : Rings([.. ties.Take(MostDrawn)]);

    /// <summary>A number as SVG wants it, whatever the language of the page.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Wrapped(string name)
    {
        if (Shortened(name) == name)
        {
            return [name];
        }

        var end = Enumerable.Range(1, name.Length - 1).LastOrDefault(at => name[at - 1] is ' ' or '-' && Shortened(name[..at].TrimEnd()).Length == name[..at].TrimEnd().Length);
        return end == 0 ? [Shortened(name)] : [name[..end].TrimEnd(), Shortened(name[end..])];
    }

    // Widths of letters of Fira Sans at the size of the label, rounded up.
    private static string Shortened(string name)
    {
        var width = 0.0;
        for (var i = 0; i < name.Length; i++)
        {
            width += char.IsUpper(name[i]) || name[i] is 'm' or 'w' ? 11 : 8.4;
            if (width > LongestLabel)
            {
                return name[..Math.Max(1, i - 1)].TrimEnd() + "…";
            }
        }

        return name;
    }

    private static EgoPicture Columns(IReadOnlyList<ProfileTie> ties)
    {
        var rows = (ties.Count + 1) / 2;
        var height = Math.Max(140, (rows * RowHeight) + 24);
        var nodes = new List<Node>(ties.Count);
        for (var i = 0; i < ties.Count; i++)
        {
            var (row, left) = (i / 2, i % 2 == 1);
            var inColumn = left ? ties.Count / 2 : rows;
            var y = (height / 2.0) + ((row - ((inColumn - 1) / 2.0)) * RowHeight);
            var bulge = 68 + (14 * Math.Cos(Math.PI * ((y / height) - 0.5)));
            nodes.Add(new Node(left ? Middle - bulge : Middle + bulge, y, ties[i]));
        }

        return new EgoPicture(height, true, nodes, 8);
    }

    private static EgoPicture Rings(List<ProfileTie> ties)
    {
        var nodes = new List<Node>(ties.Count);
        var radius = FirstRing;
        for (var done = 0; done < ties.Count; radius += RingStep)
        {
            var onRing = Math.Min(ties.Count - done, (int)(2 * Math.PI * radius / Spacing));
            for (var i = 0; i < onRing; i++)
            {
                var angle = (2 * Math.PI * (i + (0.5 * (done % 2))) / onRing) - (Math.PI / 2);
                nodes.Add(new Node(radius * Math.Cos(angle), radius * Math.Sin(angle), ties[done + i]));
            }

            done += onRing;
        }

        var shrink = Math.Min(1, ((Width / 2.0) - 12) / (radius - RingStep));
        var height = (int)((2 * (radius - RingStep) * shrink) + 28);
        return new EgoPicture(height, false, nodes.ConvertAll(n => n with { X = Middle + (n.X * shrink), Y = (height / 2.0) + (n.Y * shrink) }), 8 * shrink);
    }
}
