namespace Mittelpunkt.Domain.Actors;

/// <summary>The 21 sections of the German classification of economic activities.</summary>
/// <remarks>Source: Destatis, Klassifikation der Wirtschaftszweige, Ausgabe 2008 (WZ 2008); its sections and divisions equal NACE Rev. 2 (Regulation (EC) No 1893/2006, annex I).</remarks>
public static class Sector
{
    /// <summary>Letters of all sections in order.</summary>
    public const string Sections = "ABCDEFGHIJKLMNOPQRSTU";

    /// <summary>First and last division of each section; numbers between two sections are not used.</summary>
    private static readonly (char Section, int First, int Last)[] Divisions =
    [
        ('A', 1, 3), ('B', 5, 9), ('C', 10, 33), ('D', 35, 35), ('E', 36, 39), ('F', 41, 43), ('G', 45, 47),
        ('H', 49, 53), ('I', 55, 56), ('J', 58, 63), ('K', 64, 66), ('L', 68, 68), ('M', 69, 75), ('N', 77, 82),
        ('O', 84, 84), ('P', 85, 85), ('Q', 86, 88), ('R', 90, 93), ('S', 94, 96), ('T', 97, 98), ('U', 99, 99),
    ];

    /// <summary>The section letter of a WZ code ("C", "28", "28.11.0", "C28.1"); null when the code is null or not of the classification. O(1).</summary>
    public static char? SectionOf(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return null;
        }

        if (char.IsAsciiLetter(code[0]))
        {
            var letter = char.ToUpperInvariant(code[0]);
            return Sections.Contains(letter) ? letter : null;
        }

        if (code.Length < 2 || !char.IsAsciiDigit(code[0]) || !char.IsAsciiDigit(code[1]))
        {
            return null;
        }

        var division = ((code[0] - '0') * 10) + (code[1] - '0');
        foreach (var (section, first, last) in Divisions)
        {
            if (division >= first && division <= last)
            {
                return section;
            }
        }

        return null;
    }
}
