using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>
/// Lists of beneficiaries of the EU's structural funds. A row is taken when its place, or the name of the beneficiary, is a member
/// municipality of the region, and when its name bears a sign of an organisation: natural persons are left out.
/// </summary>
public static class BeneficiariesFormat
{
    private static readonly string[] Identity = ["beneficiary", "project", "year", "start", "end", "amount"];

    private static readonly Columns Columns = new(
        (["programme", "programm"], true), (["beneficiary", "begünstigter", "name des begünstigten"], true),
        (["project", "bezeichnung des vorhabens", "vorhaben"], true), (["summary", "zusammenfassung"], false), (["year", "jahr"], false),
        (["start", "beginn", "datum des beginns"], false), (["end", "ende", "datum des endes"], false),
        (["amount", "amount_eur", "gesamtbetrag", "betrag"], false), (["plz", "postleitzahl"], false), (["place", "ort"], false));

    public static IEnumerable<ImportRow> Read(Table table, ImportInput input)
    {
        var columns = Columns.Find(table, input.Problems, []);
        if (input.Problems.Any)
        {
            yield break;
        }

        var seen = new Dictionary<string, int>();
        var actors = new Dictionary<string, ActorRow>();
        var projects = new List<(ProjectRow Project, string Actor)>();
        foreach (var (line, values) in table.Rows)
        {
            var cells = new Cells(columns, table.Header.Count, input.Problems) { Slash = SlashOf(input, values, columns) };
            cells.Move(line, values);
            if (Beneficiary(cells, input) is not { } found)
            {
                input.LeftOut++;
                continue;
            }

            var actor = Actor(cells, found.Name, found.Town);
            var project = Project(cells, seen);
            if (cells.Clean)
            {
                actors[actor.Key] = actors.TryGetValue(actor.Key, out var known) ? Earlier(known, project.Start) : actor with { Since = project.Start };
                projects.Add((project, actor.Key));
            }
        }

        foreach (var row in Rows(actors.Values, projects))
        {
            yield return row;
        }
    }

    private static IEnumerable<ImportRow> Rows(IEnumerable<ActorRow> actors, IEnumerable<(ProjectRow Project, string Actor)> projects) =>
        actors.Concat<ImportRow>(projects.SelectMany(p => new ImportRow[]
        {
            p.Project, new ParticipantRow(p.Project.Line) { Project = p.Project.Key, Actor = p.Actor },
        }));

    // A beneficiary is known since its first project.
    private static ActorRow Earlier(ActorRow actor, DateOnly? start) =>
        actor.Since is null || start < actor.Since ? actor with { Since = start ?? actor.Since } : actor;

    // The Hessian list writes the month first. A list that is read with --dates says so for itself.
    private static SlashDates SlashOf(ImportInput input, string[] values, Dictionary<string, int> columns) =>
        input.Slash != SlashDates.Clear ? input.Slash
        : values.ElementAtOrDefault(columns["programme"])?.Contains("-HE-", StringComparison.Ordinal) == true ? SlashDates.MonthFirst : SlashDates.Clear;

    private static (string Name, Town Town)? Beneficiary(Cells cells, ImportInput input)
    {
        if (cells.Text("beneficiary", 300) is not { } name || !KindByName.IsOrganisation(name))
        {
            return null;
        }

        var place = cells.Raw("place") is { } p && !p.Contains("/DE", StringComparison.Ordinal) ? p : null;
        var comma = name.LastIndexOf(", ", StringComparison.Ordinal);
        if (place is null && comma > 0 && input.Towns.Find(name[(comma + 2)..]).Count > 0)
        {
            (place, name) = (name[(comma + 2)..], name[..comma]);
        }
        else if (place is not null && comma > 0 && name[(comma + 2)..].StartsWith(place, StringComparison.OrdinalIgnoreCase))
        {
            name = name[..comma];
        }

        var land = (cells.Raw("programme") ?? "").Contains("-BY-", StringComparison.Ordinal) ? "09"
            : (cells.Raw("programme") ?? "").Contains("-HE-", StringComparison.Ordinal) ? "06" : "";
        var town = place is not null ? Only(input.Towns.Find(place), land) : Named(input, name, land);
        return town is null ? null : (name, town);
    }

    private static Town? Only(IEnumerable<Town> towns, string land) =>
        towns.Where(t => t.IsMember && t.Ags.StartsWith(land, StringComparison.Ordinal)).ToList() is [var only] ? only : null;

    // "Wasserwirtschaftsamt Aschaffenburg": a word of the name is a municipality, and only one. Short names ("Hausen") are
    // borne by many municipalities and prove nothing.
    private static Town? Named(ImportInput input, string name, string land)
    {
        var words = name.Split([' ', ',', '-', '/', '('], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Only(input.Towns.All.Where(t => name.Contains(t.Name, StringComparison.OrdinalIgnoreCase)
            && t.Name.Length > 6 && words.Contains(t.Name.Split(' ')[0])), land);
    }

    private static ActorRow Actor(Cells cells, string name, Town town)
    {
        var programme = cells.Text("programme", 60, required: true) ?? "";
        return new ActorRow(cells.Line)
        {
            Key = "eu-" + programme.ToLowerInvariant() + ":" + Slugs.Of(name), Name = name, Kind = KindByName.Of(name), Town = town.Ags,
            Place = town.Name, Longitude = Math.Round(town.Longitude, 5), Latitude = Math.Round(town.Latitude, 5), Precision = PositionPrecision.Town,
            Source = "Verzeichnis der Begünstigten, " + Line(programme),
        };
    }

    private static ProjectRow Project(Cells cells, Dictionary<string, int> seen)
    {
        var programme = cells.Raw("programme") ?? "";
        var line = Line(programme);
        var year = cells.Number("year", 1980, 2100);
        var row = new ProjectRow(cells.Line)
        {
            Key = "",
            Title = cells.Text("project", 500) ?? line,
            Summary = cells.Text("summary", 2000),
            Start = cells.Date("start") ?? (year is { } y ? new DateOnly((int)y, 1, 1) : null),
            End = cells.Date("end"),
            FundingLine = line,
            Amount = cells.Amount("amount", 9_999_999_999m),
            Source = "Verzeichnis der Begünstigten, " + line,
        };
        FieldChecks.Order(cells, row.Start, row.End, "end");
        var facts = string.Join('|', Identity.Select(cells.Raw));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(programme + "|" + facts)))[..12];
        var count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
        var number = count > 1 ? "-" + count.ToString(CultureInfo.InvariantCulture) : "";
        return row with { Key = "eu-" + programme.ToLowerInvariant() + ":" + hash + number };
    }

    // "EFRE-BY-2007-2013" reads "EFRE Bayern 2007–2013".
    private static string Line(string programme) => programme.Split('-') is [var fund, var land, var from, var to]
        ? $"{fund} {(land == "BY" ? "Bayern" : land == "HE" ? "Hessen" : land)} {from}–{to}"
        : programme;
}
