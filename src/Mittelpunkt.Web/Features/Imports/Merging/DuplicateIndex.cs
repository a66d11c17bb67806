using System.Runtime.InteropServices;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Merging;

namespace Mittelpunkt.Web.Features.Imports.Merging;

/// <summary>
/// Finds the entries worth comparing without comparing all pairs: they share a word of the name or its consonants in one town,
/// a cell of the map, a domain or a register number. A mark that very many share (a hosting domain, "Verein") says nothing and is passed over.
/// </summary>
public sealed class DuplicateIndex
{
    private const int Crowd = 40;
    private const double Cell = 0.002;

    private readonly Dictionary<int, List<int>> _marks = [];
    private readonly List<(Actor Actor, NameKey Key)> _entries = [];
    private readonly Dictionary<Guid, int> _place = [];

    public DuplicateIndex(IEnumerable<Actor> actors, Func<Actor, NameKey> key)
    {
        foreach (var actor in actors)
        {
            var number = _entries.Count;
            _entries.Add((actor, key(actor)));
            _place[actor.Id] = number;
            foreach (var mark in Marks(actor, _entries[number].Key))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, mark, out _);
                (list ??= []).Add(number);
            }

            if (CellOf(actor) is { } cell)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, cell.Mark(0, 0), out _);
                (list ??= []).Add(number);
            }
        }
    }

    /// <summary>The entries that share a mark with this one, each once, with the keys of both names.</summary>
    public IEnumerable<(Actor Twin, NameKey Key, NameKey TwinKey)> Near(Actor actor)
    {
        var (own, key) = _entries[_place[actor.Id]];
        var seen = new HashSet<int> { _place[actor.Id] };
        foreach (var mark in Marks(own, key).Concat(Cells(own)))
        {
            if (_marks.TryGetValue(mark, out var list) && list.Count <= Crowd)
            {
                foreach (var number in list.Where(seen.Add))
                {
                    yield return (_entries[number].Actor, key, _entries[number].Key);
                }
            }
        }
    }

    private static IEnumerable<int> Marks(Actor actor, NameKey key)
    {
        var group = Likeness.Group(actor).GetHashCode(StringComparison.Ordinal);
        foreach (var word in key.Words.Where(w => w.Length > 2))
        {
            yield return HashCode.Combine(group, word);
        }

        yield return HashCode.Combine(group, "'", Consonants(key.Compact));
        if (actor.Domain is not null)
        {
            yield return HashCode.Combine("@", actor.Domain);
        }

        if (actor.RegisterNumber is not null)
        {
            yield return HashCode.Combine("#", actor.RegisterNumber.ToLowerInvariant());
        }
    }

    private static string Consonants(string text)
    {
        Span<char> kept = stackalloc char[Math.Min(text.Length, 64)];
        var length = 0;
        foreach (var c in text.AsSpan(0, kept.Length))
        {
            if (c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y') && (length == 0 || kept[length - 1] != c))
            {
                kept[length++] = c;
            }
        }

        return new string(kept[..length]);
    }

    private static (int X, int Y)? CellOf(Actor actor) =>
        actor is { Precision: PositionPrecision.Site, Longitude: { } x, Latitude: { } y } ? ((int)Math.Floor(x / Cell), (int)Math.Floor(y / Cell)) : null;

    private static IEnumerable<int> Cells(Actor actor) => CellOf(actor) is { } cell
        ? from x in (int[])[-1, 0, 1] from y in (int[])[-1, 0, 1] select cell.Mark(x, y)
        : [];
}

/// <summary>The mark of a cell of the map.</summary>
internal static class CellMark
{
    public static int Mark(this (int X, int Y) cell, int right, int up) => HashCode.Combine(".", cell.X + right, cell.Y + up);
}
