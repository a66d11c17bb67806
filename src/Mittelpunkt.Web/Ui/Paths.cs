namespace Mittelpunkt.Web.Ui;

/// <summary>Every URL of the product. German slugs for pages, English under /api. English pages live under /en.</summary>
public static partial class Paths
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
    public const string SignInProvider = "/anmelden/anbieter";
    public const string SignInWith = "/anmelden/anbieter/{key}";
    public const string SignInBack = "/anmelden/anbieter/{key}/zurueck";
    public const string PasskeyOptions = "/anmelden/passkey";
    public const string Account = "/konto";
    public const string NewPasskeyOptions = "/konto/passkey";
    public const string Welcome = "/konto/willkommen";
    public const string Join = "/akteure/{slug}/mitmachen";
    public const string Team = "/akteure/{slug}/team";
    public const string Invitations = "/akteure/{slug}/team/einladungen";
    public const string Invitation = "/einladung/{token}";
    public const string ImprintAnswer = "/anfrage/{token}";
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
    public const string Coordination = "/koordination";
    public const string EnterOrganisation = "/eintragen";
    public const string NewEntries = "/koordination/eintraege";
    public const string Corrections = "/koordination/berichtigungen";
    public const string InviteList = "/koordination/einladen";
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
    public const string Setup = "/einrichten";
    public const string SetupTowns = "/einrichten/orte";
    public const string SetupPeople = "/einrichten/koordination";
    public const string SetupImprint = "/einrichten/impressum";
    public const string SetupEnd = "/einrichten/abschluss";
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
    public const string CountriesPicture = "/lib/ground/countries.svg";

    /// <summary>The map library as the map island imports it, without a fingerprint.</summary>
    public const string MapLibrary = "/lib/maplibre/maplibre-gl.mjs";
    public const string Font = "/lib/fonts/fira-sans-latin-{weight}-normal.woff2";
    public const string SharedScript = "/lib/islands/shared.js";

    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string SiteMap = "/sitemap.xml";
    public const string SiteMapPart = "/sitemap-{part:int}.xml";
    public const string Robots = "/robots.txt";

    /// <summary>Value of "ansicht" for a map with the partners outside the region.</summary>
    public const string ReachValue = "partner";

    /// <summary>Name of the query value that says where to go after signing in.</summary>
    public const string ReturnName = "zurueck";
}
