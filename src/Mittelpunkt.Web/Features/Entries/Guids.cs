namespace Mittelpunkt.Web.Features.Entries;

/// <summary>Ids as a form sends them; what is none is passed over.</summary>
internal static class Guids
{
    public static HashSet<Guid> Read(string[]? values) =>
        [.. (values ?? []).Select(value => Guid.TryParse(value, out var id) ? id : (Guid?)null).OfType<Guid>()];
}
