using System.Globalization;

namespace Mittelpunkt.Web.Ui;

/// <summary>Links to the addresses, in the language of the current request.</summary>
public static partial class Paths
{
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The page in the language of the current request.</summary>
    public static string Page(string path) => (IsEnglish ? EnglishPrefix : "") + path;

    /// <summary>The page in a given language ("de" or "en"), for language links.</summary>
    public static string In(string language, string path) => (language == "en" ? EnglishPrefix : "") + path;

    public static string ToHome(int? year = null, bool withReach = false) =>
        Page(Home) + Query(("jahr", year?.ToString(CultureInfo.InvariantCulture)), ("ansicht", withReach ? ReachValue : null));

    public static string ToActor(string slug) => ToEntry(Actor, slug);

    /// <summary>The directory with its filters; "seite" counts from 1.</summary>
    public static string ToActors(string? text = null, string? kind = null, string? town = null, string? sector = null, string? reach = null, int page = 1) =>
        Page(Actors) + Query(("q", text), ("art", kind), ("ort", town), ("branche", sector), ("reichweite", reach), ("seite", PageNumber(page)));

    public static string ToProjects(string? text = null, string? line = null, string? year = null, int page = 1) =>
        Page(Projects) + Query(("q", text), ("linie", line), ("jahr", year), ("seite", PageNumber(page)));

    public static string ToProject(string slug, int page) => ToEntry(Project, slug, ("seite", PageNumber(page)));

    /// <summary>Where the form of a correction leads when it was sent.</summary>
    public static string ToCorrectionThanks(string slug) => ToEntry(Correct, slug, ("gesendet", "1"));

    public static string ToActor(string slug, int page) => ToEntry(Actor, slug, ("seite", PageNumber(page)));

    public static string ToApiActor(string slug) => ApiActor.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal);

    public static string ToActorCard(string slug) => ToEntry(ActorCard, slug);

    public static string ToCorrect(string slug) => ToEntry(Correct, slug);

    public static string ToAcquaintance(string slug, string? from = null) => ToEntry(Acquaintance, slug, ("von", from));

    public static string ToJoin(string slug) => ToEntry(Join, slug);

    public static string ToTeam(string slug) => ToEntry(Team, slug);

    public static string ToTeam(string slug, bool done) => ToEntry(Team, slug, ("erledigt", done ? "ja" : null));

    /// <summary>Where owners make links that take others in.</summary>
    public static string ToInvitations(string slug, bool done = false) => ToEntry(Invitations, slug, ("erledigt", done ? "ja" : null));

    public static string ToInvitation(string token, bool declined = false) =>
        Page(Invitation.Replace("{token}", Uri.EscapeDataString(token), StringComparison.Ordinal)) + Query(("abgesagt", declined ? "ja" : null));

    /// <summary>Where the organisation's own mailbox answers a request.</summary>
    public static string ToImprintAnswer(string token, bool done = false) =>
        Page(ImprintAnswer.Replace("{token}", Uri.EscapeDataString(token), StringComparison.Ordinal)) + Query(("erledigt", done ? "ja" : null));

    /// <summary>What the organisation has confirmed with others, for its own people.</summary>
    public static string ToCooperations(string slug, bool done = false) => ToEntry(Cooperations, slug, ("erledigt", done ? "ja" : null));

    /// <summary>Where its people state a tie: first with a search for the other side, then with that side.</summary>
    public static string ToNewCooperation(string slug, string? text = null, string? with = null) =>
        ToEntry(NewCooperation, slug, ("q", text), ("mit", with));

    public static string ToCooperation(string slug, Guid id, bool done = false) => ToEntry(With(Cooperation, id), slug, ("erledigt", done ? "ja" : null));

    /// <summary>For whom the organisation vouches and who does for it, for its own people.</summary>
    public static string ToVouches(string slug, bool done = false) => ToEntry(Vouches, slug, ("erledigt", done ? "ja" : null));

    /// <summary>Where the coordinator enters that the organisation was checked.</summary>
    public static string ToVerify(string slug, bool done = false) => ToEntry(Verify, slug, ("erledigt", done ? "ja" : null));

    /// <summary>A page of an entry (an organisation, a project, a town), by the pattern of its address.</summary>
    public static string ToEntry(string pattern, string slug, params ReadOnlySpan<(string Name, string? Value)> query) =>
        Page(pattern.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal)) + Query(query);

    /// <summary>The picture of an organisation; another address after each change, so that browsers may keep it.</summary>
    public static string ToLogo(string slug, DateTimeOffset at) =>
        ActorLogo.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal) + Query(("v", at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    public static string ToMyOrganisations(bool done) => Page(MyOrganisations) + Query(("erledigt", done ? "ja" : null));

    public static string ToMyDataDone() => Page(MyData) + Query(("erledigt", "ja"));

    public static string ToMyDataExport(string token) => Page(MyData) + Query(("export", token)) + "#mitnehmen";

    public static string ToDataExport(string token) => Page(DataExport.Replace("{token}", Uri.EscapeDataString(token), StringComparison.Ordinal));

    public static string ToJoinRequests(bool done) => Page(JoinRequests) + Query(("erledigt", done ? "ja" : null));

    /// <summary>Where people enter an organisation; with what they searched for.</summary>
    public static string ToEnterOrganisation(string? name = null) => Page(EnterOrganisation) + Query(("name", name));

    /// <summary>After it: with the address of the entry when it is public.</summary>
    public static string ToEntered(string? slug) => Page(EnterOrganisation) + Query(("erledigt", "ja"), ("eintrag", slug));

    public static string ToNewEntries(bool done) => Page(NewEntries) + Query(("erledigt", done ? "ja" : null));

    /// <summary>The office of corrections; with what was just done.</summary>
    public static string ToCorrections(string? done = null, int page = 1) => Page(Corrections) + Query(("erledigt", done), ("seite", PageNumber(page)));

    public static string ToInviteList(int sent) => Page(InviteList) + Query(("gesendet", sent.ToString(CultureInfo.InvariantCulture)));

    public static string ToUndelivered(bool done) => Page(Undelivered) + Query(("erledigt", done ? "ja" : null));

    public static string ToAuditLog(string? act, string? from, string? until, int page) =>
        Page(AuditLog) + Query(("art", act), ("von", from), ("bis", until), ("seite", PageNumber(page)));

    public static string ToReportActor(string slug) => ToEntry(ReportActor, slug);

    public static string ToReportProject(string slug) => ToEntry(ReportProject, slug);

    public static string ToReportsDone() => Page(Reports) + Query(("erledigt", "ja"));

    public static string ToReply(Guid reportCase) => Page(With(Reply, reportCase));

    public static string ToFont(int weight) => Font.Replace("{weight}", weight.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static string ToTown(string slug) => ToEntry(Town, slug);

    public static string ToProject(string slug) => ToEntry(Project, slug);

    public static string ToSignIn(string? returnTo) => Page(SignIn) + Query((ReturnName, returnTo));

    /// <summary>Where the sign-in with a provider begins.</summary>
    public static string ToSignInWith(string key, string? returnTo) => Page(SignInWith.Replace("{key}", key, StringComparison.Ordinal)) + Query((ReturnName, returnTo));

    /// <summary>Where it ends, with where to go afterwards.</summary>
    public static string ToSignInProvider(string? returnTo) => Page(SignInProvider) + Query((ReturnName, returnTo));

    public static string ToWelcome(string? returnTo) => Page(Welcome) + Query((ReturnName, returnTo));

    public static string ToSignedOut() => Page(SignIn) + Query(("abgemeldet", "ja"));

    public static string ToNewCode() => Page(SignInCode) + Query(("neu", "ja"));

    public static string ToAccountDone() => Page(Account) + Query(("erledigt", "ja"));

    /// <summary>Name of the query value that holds the one-time key of the set-up.</summary>
    public const string SetupKeyName = "schluessel";

    public static string ToSetup(string key) => Page(Setup) + Query((SetupKeyName, key));

    public static string ToSetupTowns(string? text) => Page(SetupTowns) + Query(("q", text));

    public static string ToSetupMailSent() => Page(SetupPeople) + Query(("gesendet", "ja"));

    public static string ToPostMail(string name) => Page(PostMail.Replace("{name}", Uri.EscapeDataString(name), StringComparison.Ordinal));

    public static string ToPostHtml(string name) => Page(PostHtml.Replace("{name}", Uri.EscapeDataString(name), StringComparison.Ordinal));

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

    private static string With(string pattern, Guid id) => pattern.Replace("{id}", id.ToString(), StringComparison.Ordinal);

    private static string? PageNumber(int page) => page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;
}
