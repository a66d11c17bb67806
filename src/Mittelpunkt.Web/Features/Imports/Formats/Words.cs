using System.Collections.Frozen;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>The words of our tables, in English (as exported) and German.</summary>
public static class Words
{
    public static readonly FrozenDictionary<string, ActorKind> Kinds = Make(
        (ActorKind.Company, ["company", "unternehmen", "firma"]),
        (ActorKind.University, ["university", "hochschule", "universität"]),
        (ActorKind.Research, ["research", "forschung", "institut"]),
        (ActorKind.Initiative, ["initiative", "verein", "verband", "stiftung", "kammer"]),
        (ActorKind.PublicBody, ["public-body", "verwaltung", "behörde", "amt"]),
        (ActorKind.Unknown, ["unknown", "unbekannt"]));

    public static readonly FrozenDictionary<string, Rung> Rungs = Make(
        (Rung.Met, ["met", "begegnung"]),
        (Rung.Talked, ["talked", "gespräch"]),
        (Rung.Learned, ["learned", "gelernt", "lernen"]),
        (Rung.Cooperates, ["cooperates", "zusammenarbeit", "kooperation"]));

    public static readonly FrozenDictionary<string, Evidence> Evidences = Make(
        (Evidence.Record, ["record", "nachweis", "quelle"]),
        (Evidence.Gathering, ["gathering", "treffen", "veranstaltung"]),
        (Evidence.Conversation, ["conversation", "gespräch"]),
        (Evidence.Visit, ["visit", "besuch"]),
        (Evidence.Project, ["project", "projekt", "vorhaben"]),
        (Evidence.Confirmation, ["confirmation", "bestätigung"]));

    public static readonly FrozenDictionary<string, Visibility> Visibilities = Make(
        (Visibility.Public, ["public", "öffentlich"]),
        (Visibility.Network, ["network", "netz"]),
        (Visibility.Private, ["private", "privat"]));

    public static readonly FrozenDictionary<string, PositionPrecision> Precisions = Make(
        (PositionPrecision.None, ["none", "keine"]),
        (PositionPrecision.Site, ["site", "gebäude", "standort"]),
        (PositionPrecision.Postcode, ["postcode", "postleitzahl"]),
        (PositionPrecision.Town, ["town", "gemeinde", "ort"]));

    /// <summary>The word an export writes.</summary>
    public static string Of(ActorKind kind) => kind == ActorKind.PublicBody ? "public-body" : Of<ActorKind>(kind);

    /// <summary>The word an export writes.</summary>
    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static FrozenDictionary<string, T> Make<T>(params (T Value, string[] Words)[] list) =>
        list.SelectMany(entry => entry.Words.Select(word => (word, entry.Value))).ToFrozenDictionary(e => e.word, e => e.Value);
}
