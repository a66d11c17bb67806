using System.Globalization;

namespace Mittelpunkt.Web.Ui;

/// <summary>Every URL of the product. German slugs for pages, English under /api. English pages live under /en.</summary>
public static class Paths
{
    /// <summary>Prefix of the English pages; the language middleware moves it into the request's path base.</summary>
    public const string EnglishPrefix = "/en";

    public const string Home = "/";
    public const string Wall = "/wand";
    public const string Embed = "/einbetten";
    public const string EmbedMap = "/einbetten/karte";
    public const string Actors = "/akteure";
    public const string Actor = "/akteure/{slug}";
    public const string ActorCard = "/akteure/{slug}/karte";
    public const string Correct = "/akteure/{slug}/korrigieren";
    public const string Towns = "/orte";
    public const string Town = "/orte/{slug}";
    public const string Projects = "/vorhaben";
    public const string Project = "/vorhaben/{slug}";
    public const string Network = "/netz";
    public const string Acquaintance = "/akteure/{slug}/weg";
    public const string SignIn = "/anmelden";
    public const string SignInCode = "/anmelden/code";
    public const string SignInDemo = "/anmelden/vorfuehrung";
    public const string PasskeyOptions = "/anmelden/passkey";
    public const string Account = "/konto";
    public const string NewPasskeyOptions = "/konto/passkey";
    public const string Welcome = "/konto/willkommen";
    public const string Join = "/akteure/{slug}/mitmachen";
    public const string Team = "/akteure/{slug}/team";
    public const string Cooperations = "/akteure/{slug}/zusammenarbeit";
    public const string NewCooperation = "/akteure/{slug}/zusammenarbeit/neu";
    public const string Cooperation = "/akteure/{slug}/zusammenarbeit/{id}";
    public const string Vouches = "/akteure/{slug}/fuersprachen";
    public const string Verify = "/akteure/{slug}/pruefung";
    public const string MyOrganisations = "/konto/organisationen";
    public const string MyData = "/konto/daten";
    public const string DataExport = "/konto/daten/export/{token}";
    public const string EditActor = "/akteure/{slug}/bearbeiten";
    public const string EditSector = "/akteure/{slug}/bearbeiten/branche";
    public const string EditPosition = "/akteure/{slug}/bearbeiten/lage";
    public const string PositionPicture = "/akteure/{slug}/bearbeiten/lage.svg";
    public const string EditLogo = "/akteure/{slug}/bearbeiten/logo";
    public const string NamedByActor = "/akteure/{slug}/bearbeiten/benannte";
    public const string PreviewActor = "/akteure/{slug}/bearbeiten/vorschau";
    public const string ActorHistory = "/akteure/{slug}/bearbeiten/verlauf";
    public const string CheckEntry = "/akteure/{slug}/aktuell";
    public const string ActorLogo = "/akteure/{slug}/logo.png";
    public const string EditPerson = "/konto/profil";
    public const string NamedByPerson = "/konto/profil/benannte";
    public const string PreviewPerson = "/konto/profil/vorschau";
    public const string PersonHistory = "/konto/profil/verlauf";
    public const string JoinRequests = "/koordination/anfragen";
    public const string Undelivered = "/koordination/post";
    public const string AuditLog = "/koordination/protokoll";
    public const string ReportActor = "/akteure/{slug}/melden";
    public const string ReportProject = "/vorhaben/{slug}/melden";
    public const string Reports = "/koordination/meldungen";
    public const string Reply = "/konto/stellungnahme/{id}";
    public const string Imprint = "/impressum";
    public const string Privacy = "/datenschutz";
    public const string Accessibility = "/barrierefreiheit";
    public const string Sources = "/quellen";
    public const string Developers = "/schnittstellen";
    public const string Post = "/entwicklung/post";
    public const string PostMail = "/entwicklung/post/{name}";
    public const string PostHtml = "/entwicklung/post/{name}/html";
    public const string Error = "/fehler/{status:int}";

    public const string ApiActors = "/api/v1/actors";
    public const string ApiActor = "/api/v1/actors/{slug}";
    public const string ApiActorsCsv = "/api/v1/actors.csv";
    public const string ApiActorsGeoJson = "/api/v1/actors.geojson";
    public const string ApiTiesCsv = "/api/v1/ties.csv";
    public const string ApiTiesGeoJson = "/api/v1/ties.geojson";
    public const string ApiProjects = "/api/v1/projects";
    public const string ApiProjectsCsv = "/api/v1/projects.csv";
    public const string ApiNetwork = "/api/v1/network";
    public const string ApiNetworkCsv = "/api/v1/network.csv";
    public const string ApiPulses = "/api/v1/pulses";
    public const string ApiPulsesCsv = "/api/v1/pulses.csv";
    public const string OpenApi = "/openapi/v1.json";

    public const string MapStyle = "/map/style.json";
    public const string MapPlaces = "/map/places.geojson";
    public const string MapGlyphs = "/map/glyphs/{fontstack}/{range}.pbf";
    public const string MapFiles = "/map/files/{name}";
    public const string MapDemo = "/map/demo";
    public const string MapDemoActors = MapDemo + "/actors.geojson";
    public const string MapDemoTies = MapDemo + "/ties.geojson";
    public const string MapDemoPulses = MapDemo + "/pulses";
    public const string MapPicture = "/map/picture.svg";

    /// <summary>The map library as the map island imports it, without a fingerprint.</summary>
    public const string MapLibrary = "/lib/maplibre/maplibre-gl.mjs";
    public const string SharedScript = "/lib/islands/shared.js";

    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string SiteMap = "/sitemap.xml";
    public const string SiteMapPart = "/sitemap-{part:int}.xml";
    public const string Robots = "/robots.txt";

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The page in the language of the current request.</summary>
    public static string Page(string path) => (IsEnglish ? EnglishPrefix : "") + path;

    /// <summary>The page in a given language ("de" or "en"), for language links.</summary>
    public static string In(string language, string path) => (language == "en" ? EnglishPrefix : "") + path;

    /// <summary>Value of "ansicht" for a map with the partners outside the region.</summary>
    public const string ReachValue = "partner";

    public static string ToHome(int? year = null, bool withReach = false) =>
        Page(Home) + Query(("jahr", year?.ToString(CultureInfo.InvariantCulture)), ("ansicht", withReach ? ReachValue : null));

    public static string ToActor(string slug) => Page("/akteure/" + Uri.EscapeDataString(slug));

    /// <summary>The directory with its filters; "seite" counts from 1.</summary>
    public static string ToActors(string? text = null, string? kind = null, string? town = null, string? sector = null, string? reach = null, int page = 1) =>
        Page(Actors) + Query(("q", text), ("art", kind), ("ort", town), ("branche", sector), ("reichweite", reach), ("seite", PageNumber(page)));

    public static string ToProjects(string? text = null, string? line = null, string? year = null, int page = 1) =>
        Page(Projects) + Query(("q", text), ("linie", line), ("jahr", year), ("seite", PageNumber(page)));

    public static string ToProject(string slug, int page) => ToProject(slug) + Query(("seite", PageNumber(page)));

    /// <summary>Where the form of a correction leads when it was sent.</summary>
    public static string ToCorrectionThanks(string slug) => ToCorrect(slug) + Query(("gesendet", "1"));

    public static string ToActor(string slug, int page) => ToActor(slug) + Query(("seite", PageNumber(page)));

    public static string ToApiActor(string slug) => ApiActor.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal);

    public static string ToActorCard(string slug) => ToActor(slug) + "/karte";

    public static string ToCorrect(string slug) => ToActor(slug) + "/korrigieren";

    public static string ToAcquaintance(string slug, string? from = null) => ToActor(slug) + "/weg" + Query(("von", from));

    public static string ToJoin(string slug) => ToActor(slug) + "/mitmachen";

    public static string ToTeam(string slug) => ToActor(slug) + "/team";

    public static string ToTeam(string slug, bool done) => ToTeam(slug) + Query(("erledigt", done ? "ja" : null));

    /// <summary>What the organisation has confirmed with others, for its own people.</summary>
    public static string ToCooperations(string slug, bool done = false) => ToActor(slug) + "/zusammenarbeit" + Query(("erledigt", done ? "ja" : null));

    /// <summary>Where its people state a tie: first with a search for the other side, then with that side.</summary>
    public static string ToNewCooperation(string slug, string? text = null, string? with = null) =>
        ToCooperations(slug) + "/neu" + Query(("q", text), ("mit", with));

    public static string ToCooperation(string slug, Guid id, bool done = false) => ToCooperations(slug) + "/" + id + Query(("erledigt", done ? "ja" : null));

    /// <summary>For whom the organisation vouches and who does for it, for its own people.</summary>
    public static string ToVouches(string slug, bool done = false) => ToActor(slug) + "/fuersprachen" + Query(("erledigt", done ? "ja" : null));

    /// <summary>Where the coordinator enters that the organisation was checked.</summary>
    public static string ToVerify(string slug, bool done = false) => ToActor(slug) + "/pruefung" + Query(("erledigt", done ? "ja" : null));
    /// <summary>A page of an organisation's entry, by the pattern of its address.</summary>
    public static string ToEntry(string pattern, string slug, params ReadOnlySpan<(string Name, string? Value)> query) =>
        Page(pattern.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal)) + Query(query);

    /// <summary>The picture of an organisation; another address after each change, so that browsers may keep it.</summary>
    public static string ToLogo(string slug, DateTimeOffset at) =>
        ActorLogo.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal) + Query(("v", at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    public static string ToMyOrganisations(bool done) => Page(MyOrganisations) + Query(("erledigt", done ? "ja" : null));

    public static string ToMyDataDone() => Page(MyData) + Query(("erledigt", "ja"));

    public static string ToMyDataExport(string token) => Page(MyData) + Query(("export", token)) + "#mitnehmen";

    public static string ToDataExport(string token) => Page(MyData) + "/export/" + Uri.EscapeDataString(token);

    public static string ToJoinRequests(bool done) => Page(JoinRequests) + Query(("erledigt", done ? "ja" : null));

    public static string ToUndelivered(bool done) => Page(Undelivered) + Query(("erledigt", done ? "ja" : null));

    public static string ToAuditLog(string? act, string? from, string? until, int page) =>
        Page(AuditLog) + Query(("art", act), ("von", from), ("bis", until), ("seite", PageNumber(page)));

    public static string ToReportActor(string slug) => ToActor(slug) + "/melden";

    public static string ToReportProject(string slug) => ToProject(slug) + "/melden";

    public static string ToReportsDone() => Page(Reports) + Query(("erledigt", "ja"));

    public static string ToReply(Guid reportCase) => Page(Reply).Replace("{id}", reportCase.ToString(), StringComparison.Ordinal);

    public static string ToFont(int weight) => $"/lib/fonts/fira-sans-latin-{weight.ToString(CultureInfo.InvariantCulture)}-normal.woff2";

    public static string ToTown(string slug) => Page("/orte/" + Uri.EscapeDataString(slug));

    public static string ToProject(string slug) => Page("/vorhaben/" + Uri.EscapeDataString(slug));

    /// <summary>Name of the query value that says where to go after signing in.</summary>
    public const string ReturnName = "zurueck";

    public static string ToSignIn(string? returnTo) => Page(SignIn) + Query((ReturnName, returnTo));

    public static string ToWelcome(string? returnTo) => Page(Welcome) + Query((ReturnName, returnTo));

    public static string ToSignedOut() => Page(SignIn) + Query(("abgemeldet", "ja"));

    public static string ToNewCode() => Page(SignInCode) + Query(("neu", "ja"));

    public static string ToAccountDone() => Page(Account) + Query(("erledigt", "ja"));

    public static string ToPostMail(string name) => Page(Post) + "/" + Uri.EscapeDataString(name);

    public static string ToPostHtml(string name) => ToPostMail(name) + "/html";

    public static string ToSiteMapPart(int part) => SiteMapPart.Replace("{part:int}", part.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The query string of the given pairs; pairs without a value are left out.</summary>
    public static string Query(params ReadOnlySpan<(string Name, string? Value)> pairs)
    {
        var text = "";
        foreach (var (name, value) in pairs)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text += (text.Length == 0 ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
            }
        }

        return text;
    }

    private static string? PageNumber(int page) => page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;
}
