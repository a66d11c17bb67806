using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>
/// Participations in EU research projects from CORDIS: organisations in the region (and in the municipalities around it that the region
/// knows), all named partners of their consortia, the projects, and one tie for every pair of a local organisation and a partner.
/// </summary>
public static class CordisFormat
{
    private const string Source = "CORDIS, Horizon 2020 (© European Union)";

    public static IEnumerable<ImportRow> Read(ImportInput input)
    {
        var records = CordisRecords.Read(input);
        if (input.Problems.Any)
        {
            yield break;
        }

        var towns = records.Organisations.Values.Select(o => (o.Id, Town: Town(o, input))).Where(p => p.Town is not null).ToDictionary(p => p.Id, p => p.Town!);
        var projects = records.Projects.Values.Where(p => p.Participants.Keys.Any(towns.ContainsKey)).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        var named = projects.SelectMany(p => p.Participants.Keys).Where(records.Organisations.ContainsKey).ToHashSet();
        named.UnionWith(towns.Keys);
        input.LeftOut += records.Organisations.Count - named.Count;
        var first = FirstStarts(projects);
        foreach (var id in named.Order(StringComparer.Ordinal))
        {
            yield return Actor(records.Organisations[id], towns.GetValueOrDefault(id), first.TryGetValue(id, out var since) ? since : null);
        }

        foreach (var row in projects.SelectMany(p => Project(p, records)).Concat(Ties(projects, towns.Keys.ToHashSet(), named)))
        {
            yield return row;
        }
    }

    private static string? Town(CordisOrganisation organisation, ImportInput input)
    {
        if (organisation.Country != "DE")
        {
            return null;
        }

        return organisation.Position is { } at
            ? input.Towns.At(at.Longitude, at.Latitude)?.Ags
            : organisation.City is { } city && input.Towns.Find(city) is [var only] ? only.Ags : null;
    }

    private static ActorRow Actor(CordisOrganisation organisation, string? town, DateOnly? since) => new(organisation.Line)
    {
        Key = "cordis:" + organisation.Id,
        Name = organisation.Name,
        Kind = organisation.Activity switch
        {
            "PRC" => ActorKind.Company,
            "HES" => ActorKind.University,
            "REC" => ActorKind.Research,
            "PUB" => ActorKind.PublicBody,
            _ => KindByName.Of(organisation.Name),
        },
        Town = town ?? ActorRow.Elsewhere,
        Place = organisation.City,
        Country = organisation.Country,
        Longitude = organisation.Position?.Longitude,
        Latitude = organisation.Position?.Latitude,
        Precision = organisation.Position is null ? null : PositionPrecision.Site,
        Website = organisation.Website,
        Since = since,
        Source = Source,
    };

    private static IEnumerable<ImportRow> Project(CordisProject project, CordisRecords records)
    {
        yield return new ProjectRow(project.Line)
        {
            Key = project.Key,
            Title = project.Title,
            Summary = project.Summary(records),
            Start = project.Start,
            End = project.End,
            FundingLine = "Horizon 2020",
            Source = Source,
            Url = project.Url,
        };
        foreach (var (id, coordinates) in project.Participants.Where(p => records.Organisations.ContainsKey(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            yield return new ParticipantRow(project.Line) { Project = project.Key, Actor = "cordis:" + id, Coordinates = coordinates };
        }
    }

    // Since the first common project; until the last date any of them is known to run, which may be a start.
    private static IEnumerable<ImportRow> Ties(List<CordisProject> projects, HashSet<string> local, HashSet<string> named)
    {
        var ties = new SortedDictionary<(string From, string To), List<CordisProject>>();
        foreach (var project in projects)
        {
            var members = project.Participants.Keys.Where(named.Contains).Order(StringComparer.Ordinal).ToList();
            foreach (var (from, to) in members.SelectMany((a, i) => members.Skip(i + 1).Select(b => (a, b))).Where(p => local.Contains(p.a) || local.Contains(p.b)))
            {
                (ties.TryGetValue((from, to), out var list) ? list : ties[(from, to)] = []).Add(project);
            }
        }

        return ties.Select(tie =>
        {
            var since = tie.Value.Min(p => p.Start);
            var last = tie.Value.Max(p => p.End ?? p.Start);
            return new TieRow(tie.Value[0].Line)
            {
                From = "cordis:" + tie.Key.From, To = "cordis:" + tie.Key.To, Rung = Rung.Cooperates,
                Since = since, Until = last > since ? last : null, Evidence = Evidence.Project, Source = Source,
            };
        });
    }

    private static Dictionary<string, DateOnly> FirstStarts(IEnumerable<CordisProject> projects) => projects
        .Where(p => p.Start is not null).SelectMany(p => p.Participants.Keys.Select(id => (id, p.Start!.Value)))
        .GroupBy(p => p.id).ToDictionary(g => g.Key, g => g.Min(p => p.Value));
}
