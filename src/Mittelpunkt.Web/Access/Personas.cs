namespace Mittelpunkt.Web.Access;

/// <summary>A fictional person anybody may sign in as, in demo mode only.</summary>
/// <param name="Key">What the form sends.</param>
/// <param name="Email">The address of its account, in a domain that can never exist (RFC 2606).</param>
/// <param name="HasOffice">Whether it works for the region, not for an organisation only.</param>
public sealed record Persona(string Key, string Email, bool HasOffice = false);

/// <summary>The persons of the demo mode, in the order of the sign-in page. Their accounts come with data/demo.</summary>
public static class Personas
{
    public static readonly IReadOnlyList<Persona> All =
    [
        new("Coordinator", "karla.beispiel@wirtschaft.beispiel.example", true),
        new("Auditor", "ulla.beispielweg@kammer.beispiel.example", true),
        new("Director", "martin.beispielmann@dichtung.beispiel.example"),
        new("Transfer", "thea.beispielfeld@hochschule.beispiel.example"),
        new("Founder", "nele.beispielberg@sensorik.beispiel.example"),
        new("Mentor", "georg.beispielhoff@mentoren.beispiel.example"),
        new("Host", "mona.beispielbach@kaihaus.beispiel.example"),
    ];

    /// <summary>The person with this key; null when there is none.</summary>
    public static Persona? Find(string? key) => All.FirstOrDefault(one => one.Key == key);
}
