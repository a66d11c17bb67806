using System.Globalization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>An organisation as CORDIS names it.</summary>
public sealed record CordisOrganisation(long Line, string Id, string Name, string? Activity, string? City, string Country)
{
    public (double Longitude, double Latitude)? Position { get; init; }

    public string? Website { get; init; }
}

/// <summary>A project with its participants (organisation number → coordinates it).</summary>
public sealed class CordisProject(long line, string id, bool record)
{
    public long Line { get; } = line;

    /// <summary>"cordis:" and the grant number, or "cordis-rcn:" and the record number.</summary>
    public string Key { get; } = (record ? "cordis-rcn:" : "cordis:") + id;

    public string Url { get; } = record ? "https://cordis.europa.eu/project/rcn/" + id : "https://cordis.europa.eu/project/id/" + id;

    public string? Name { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    public SortedSet<string> Parts { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, bool> Participants { get; } = [];

    public string Title => Name ?? Shortened("Horizon 2020, " + id + (Parts.Count > 0 ? " (" + string.Join(", ", Parts) + ")" : ""));

    /// <summary>As long as a title may be.</summary>
    public static string Shortened(string title) => title.Length > 500 ? title[..499] + "…" : title;

    /// <summary>How many partners the source counts and how many of them it names; null when all are named.</summary>
    public string? Summary(CordisRecords records)
    {
        var named = Participants.Keys.Count(records.Organisations.ContainsKey);
        return named == Participants.Count ? null
            : string.Create(CultureInfo.InvariantCulture, $"{Participants.Count} Beteiligte, davon {named} im vorliegenden Auszug namentlich bekannt.");
    }
}

/// <summary>
/// The files of CORDIS read together: participations with names; beside them, if there, a network of record numbers with start dates,
/// the projects with titles and dates, and the programme parts. With a network its projects count, else those of the participations.
/// </summary>
public sealed class CordisRecords
{
    private static readonly Columns Participations = new(
        (["projectid", "project"], true), (["projectacronym"], false), (["organisationid"], true), (["name"], true), (["activitytype"], false),
        (["city"], false), (["country"], true), (["latitude", "lat"], false), (["longitude", "lon"], false), (["geolocation"], false),
        (["organizationurl", "organisationurl"], false), (["role"], false));

    private static readonly Columns Network = new((["project"], true), (["organisation"], true), (["start"], true), (["role"], false));

    private static readonly Columns Titles = new((["id", "projectid"], true), (["acronym"], false), (["title"], true), (["startdate", "start"], false), (["enddate", "end"], false));

    private static readonly Columns Parts = new((["rcn", "id"], true), (["programme_part", "programmepart"], true));

    public Dictionary<string, CordisOrganisation> Organisations { get; } = [];

    public Dictionary<string, CordisProject> Projects { get; private set; } = [];

    public static CordisRecords Read(ImportInput input)
    {
        var records = new CordisRecords();
        ReadTable(input.Path, input, Participations, records.Participation);
        var tables = input.With.Select(path => (path, Table: CsvTable.Open(path, input.Problems))).Where(t => t.Table is not null).ToList();
        if (tables.FirstOrDefault(t => Network.Fits(t.Table!)).path is { } network)
        {
            records.Projects = [];
            ReadTable(network, input, Network, records.Membership);
        }

        foreach (var (path, table) in tables)
        {
            if (Titles.Fits(table!))
            {
                ReadTable(path, input, Titles, records.Title);
            }
            else if (Parts.Fits(table!))
            {
                ReadTable(path, input, Parts, records.Part);
            }
        }

        return records;
    }

    private static void ReadTable(string path, ImportInput input, Columns columns, Action<Cells> read)
    {
        if (CsvTable.Open(path, input.Problems) is not { } table)
        {
            return;
        }

        var found = columns.Find(table, input.Problems, []);
        if (input.Problems.Any)
        {
            return;
        }

        var cells = new Cells(found, table.Header.Count, input.Problems) { Slash = input.Slash };
        foreach (var (line, values) in table.Rows)
        {
            cells.Move(line, values);
            read(cells);
        }
    }

    private void Participation(Cells cells)
    {
        var project = cells.Text("projectid", 40, required: true);
        var id = cells.Text("organisationid", 40, required: true);
        if (id is null || project is null)
        {
            return;
        }

        if (!Organisations.ContainsKey(id) && Organisation(cells, id) is { } organisation)
        {
            Organisations.Add(id, organisation);
        }

        var known = Projects.TryGetValue(project, out var found) ? found : Projects[project] = new CordisProject(cells.Line, project, record: false);
        known.Name ??= cells.Text("projectacronym", 200);
        Join(known, id, cells);
    }

    private static CordisOrganisation? Organisation(Cells cells, string id)
    {
        var name = cells.Text("name", 300, required: true);
        var country = FieldChecks.Country(cells);
        if (name is null || country is null)
        {
            return null;
        }

        // CORDIS publishes no city for natural persons who take part as a company.
        var city = cells.Text("city", 120);
        if (city is null && cells.Raw("activitytype") == "PRC")
        {
            return null;
        }

        // Some records hold the postcode or nothing sensible where the city should be.
        return new CordisOrganisation(cells.Line, id, Unquoted(name), cells.Raw("activitytype"), city is not null && city.Any(char.IsLetter) ? city : null, country)
        {
            Position = Geolocation(cells),
            Website = cells.Raw("organizationurl") is { } address ? WebAddress.Read(address) : null,
        };
    }

    // Some names were put in quotation marks twice on their way into the source.
    private static string Unquoted(string name) =>
        name is ['"', .., '"'] && name.Contains("\"\"", StringComparison.Ordinal) ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : name;

    private static (double, double)? Geolocation(Cells cells)
    {
        var parts = cells.Raw("geolocation")?.Trim('(', ')').Split(',') ?? [cells.Raw("latitude") ?? "", cells.Raw("longitude") ?? ""];
        return parts.Length == 2 && Values.Number(parts[0].Trim()) is { } y and >= -90 and <= 90 && Values.Number(parts[1].Trim()) is { } x and >= -180 and <= 180
            ? (Math.Round((double)x, 5), Math.Round((double)y, 5))
            : null;
    }

    private void Membership(Cells cells)
    {
        if (cells.Text("project", 40, required: true) is { } id && cells.Text("organisation", 40, required: true) is { } organisation)
        {
            var project = Projects.TryGetValue(id, out var found) ? found : Projects[id] = new CordisProject(cells.Line, id, record: true);
            project.Start ??= cells.Date("start");
            Join(project, organisation, cells);
        }
    }

    private void Title(Cells cells)
    {
        if (cells.Raw("id") is { } id && Projects.TryGetValue(id, out var project))
        {
            var acronym = cells.Text("acronym", 100);
            var title = cells.Text("title", 500);
            project.Name = acronym is null ? title : title is null || acronym == title ? acronym : CordisProject.Shortened($"{acronym}: {title}");
            project.Start = cells.Date("startdate") ?? project.Start;
            project.End = cells.Date("enddate") ?? project.End;
        }
    }

    private void Part(Cells cells)
    {
        if (cells.Raw("rcn") is { } id && Projects.TryGetValue(id, out var project) && cells.Text("programme_part", 100) is { } part)
        {
            project.Parts.Add(part);
        }
    }

    private static void Join(CordisProject project, string organisation, Cells cells) =>
        project.Participants[organisation] = project.Participants.GetValueOrDefault(organisation) || cells.Raw("role") == "coordinator";
}
