namespace Mittelpunkt.Web.Access;

/// <summary>Where to go after signing in: only to a page of this site.</summary>
public static class LocalAddress
{
    private const int Longest = 1000;

    /// <summary>The address, or null when it leads elsewhere or is none.</summary>
    public static string? Of(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && wanted.Length <= Longest && !wanted.Any(char.IsControl) ? wanted : null;
}
