using Mittelpunkt.Web.Features.Imports.Reading;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>The columns of our own tables with their German names, described in docs/import.md.</summary>
public static class OwnColumns
{
    public static readonly Columns Actors = new(
        Optional("key", "schlüssel", "schluessel"), Optional("slug"), Required("name", "bezeichnung", "organisation"),
        Optional("kind", "art", "typ"), Optional("sector", "branche", "wz"), Optional("town", "gemeinde", "ags"),
        Optional("place", "ort"), Optional("country", "land"), Optional("longitude", "länge", "laenge", "lon", "lng"),
        Optional("latitude", "breite", "lat"), Optional("precision", "genauigkeit"), Optional("website", "webseite", "homepage", "internet"),
        Optional("register", "registernummer", "handelsregister"), Optional("summary", "beschreibung", "kurztext"),
        Optional("since", "seit", "gegründet"), Optional("claimed", "übernommen"), Optional("source", "quelle"),
        Optional("source_name", "name_der_quelle"), Optional("source_url", "adresse_der_quelle"), Optional("source_date", "stand"));

    public static readonly Columns Sources = new(
        Required("actor", "akteur"), Required("key", "schlüssel", "schluessel"), Required("source", "quelle"),
        Optional("name", "bezeichnung"), Optional("url", "adresse"), Optional("date", "stand"), Optional("former_slug", "frühere_adresse"));

    public static readonly Columns Ties = new(
        Required("from", "von"), Required("to", "zu", "nach", "mit"), Required("rung", "stufe"), Optional("since", "seit"),
        Optional("until", "bis"), Optional("evidence", "beleg"), Optional("source", "quelle"), Optional("visibility", "sichtbarkeit"),
        Optional("from_confirmed", "von_bestätigt"), Optional("to_confirmed", "zu_bestätigt"));

    public static readonly Columns Projects = new(
        Required("key", "schlüssel", "schluessel"), Optional("slug"), Required("title", "titel"), Optional("summary", "beschreibung"),
        Optional("start", "beginn"), Optional("end", "ende"), Optional("funding_line", "förderlinie", "foerderlinie"),
        Optional("amount", "betrag"), Optional("source", "quelle"), Optional("url", "adresse"));

    public static readonly Columns Participants = new(
        Required("project", "vorhaben", "projekt"), Required("actor", "akteur"), Optional("coordinates", "koordiniert", "leitung"));

    private static (string[], bool) Required(params string[] names) => (names, true);

    private static (string[], bool) Optional(params string[] names) => (names, false);
}
