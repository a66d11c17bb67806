using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Tests.Features.Imports.Formats;

/// <summary>What each foreign format makes of its records.</summary>
public sealed class FormatDetailTests
{
    [Fact]
    public async Task Ror_gives_the_German_name_the_kind_the_year_and_the_address_of_the_record()
    {
        await using var trial = await Taken(FormatSamples.Ror);
        var actor = await trial.Ask(db => db.Actors.Include(a => a.Sources).SingleAsync(a => a.Key == "ror:03ppaqb54"));
        Assert.Equal(("Beispiel Prüfinstitut", ActorKind.Research, PositionPrecision.Town), (actor.Name, actor.Kind, actor.Precision));
        Assert.Equal((new DateOnly(1953, 1, 1), "pruefinstitut.example"), (actor.Since!.Value, actor.Domain));
        var source = Assert.Single(actor.Sources);
        Assert.Equal(("https://ror.org/03ppaqb54", new DateOnly(2024, 7, 11)), (source.Url, source.Date!.Value));
    }

    [Fact]
    public async Task Ror_is_read_with_the_column_names_of_its_own_release_too()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import("ror.csv",
            "id;names.types.ror_display;status;types;established;locations.geonames_details.name;locations.geonames_details.country_code;locations.geonames_details.lat;locations.geonames_details.lng;links.type.website;admin.last_modified.date\n"
            + "https://ror.org/03ppaqb54;Beispiel Hochschule Nord;active;education;1995;Hastadt;DE;50,13;8,92;https://nord.example;2024-07-11\n", order => order with { Format = "ror" });
        Assert.Equal((ImportEnd.Stored, 1), (report.End, report.Tallies.Actors.New));
        Assert.Equal(ActorKind.University, await trial.Ask(db => db.Actors.Where(a => a.Key == "ror:03ppaqb54").Select(a => a.Kind).SingleAsync()));
    }

    [Fact]
    public async Task Bare_offices_get_their_municipality_and_keep_the_name_of_the_source()
    {
        await using var trial = await Taken(FormatSamples.Recipients);
        var actor = await trial.Ask(db => db.Actors.Include(a => a.Sources).SingleAsync(a => a.Key == "geonames-plz:63702:finanzamt"));
        Assert.Equal(("Finanzamt (Aburg)", "Finanzamt", PositionPrecision.Site), (actor.Name, Assert.Single(actor.Sources).Name, actor.Precision));
    }

    [Fact]
    public async Task Cordis_ties_local_organisations_to_all_named_partners_and_to_no_others()
    {
        await using var trial = await Taken(FormatSamples.Cordis);
        var actors = await trial.Ask(db => db.Actors.Where(a => a.Key.StartsWith("cordis:")).ToDictionaryAsync(a => a.Key));
        Assert.Equal((true, "DE"), (actors["cordis:999000001"].InRegion, actors["cordis:999000001"].Country));
        Assert.Equal(("GR", false), (actors["cordis:999000003"].Country, actors["cordis:999000003"].InRegion));
        Assert.Equal("BEISPIEL \"EREVNA\"", actors["cordis:999000003"].Name);
        Assert.DoesNotContain("cordis:999000004", actors.Keys);
        var local = actors["cordis:999000001"].Id;
        var ties = await trial.Ask(db => db.Ties.Where(t => t.FromId == local || t.ToId == local).ToListAsync());
        Assert.Equal(2, ties.Count);
        Assert.All(ties, t => Assert.Equal((Rung.Cooperates, Evidence.Project), (t.Rung, t.Evidence)));
        var project = await trial.Ask(db => db.Projects.Include(p => p.Participants).SingleAsync(p => p.Key == "cordis:115974"));
        Assert.Equal((3, local), (project.Participants.Count, project.Participants.Single(p => p.Coordinates).ActorId));
    }

    [Fact]
    public async Task Cordis_leaves_out_who_may_be_a_natural_person()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        await trial.Import("cordis.csv", FormatSamples.Cordis.Text
            + "115974,BEI-1,2015,2015,T,Title,999000009,MUSTERMANN MAX,,True,PRC,,,DE,,,,,participant,4,50\n"
            + "115974,BEI-1,2015,2015,T,Title,999000010,BEISPIELFORUM,,False,OTH,,,BE,,,,,participant,5,50\n", order => order with { Format = "cordis" });
        var keys = await trial.Ask(db => db.Actors.Select(a => a.Key).ToListAsync());
        Assert.DoesNotContain("cordis:999000009", keys);
        Assert.Contains("cordis:999000010", keys);
        Assert.Equal(4, await trial.Ask(db => db.Projects.Where(p => p.Key == "cordis:115974").Select(p => p.Participants.Count).SingleAsync()));
    }

    [Fact]
    public async Task Cordis_takes_titles_and_dates_from_the_projects_beside_it()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var titles = trial.File("project.csv", "id,acronym,title,startDate,endDate\n115974,BEI-1,\"Dichten, aber richtig\",2015-03-01,2018-02-28\n");
        await trial.Import("cordis.csv", FormatSamples.Cordis.Text, order => order with { Format = "cordis", With = [titles] });
        var project = await trial.Ask(db => db.Projects.SingleAsync(p => p.Key == "cordis:115974"));
        Assert.Equal(("BEI-1: Dichten, aber richtig", new DateOnly(2015, 3, 1), new DateOnly(2018, 2, 28)), (project.Title, project.Start!.Value, project.End!.Value));
        var tie = await trial.Ask(db => db.Ties.FirstAsync(t => t.Source!.StartsWith("CORDIS")));
        Assert.Equal((new DateOnly(2015, 3, 1), new DateOnly(2018, 2, 28)), (tie.Since!.Value, tie.Until!.Value));
    }

    [Fact]
    public async Task A_network_of_record_numbers_gives_the_dates_and_counts_partners_without_a_name()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        string[] with =
        [
            trial.File("network.csv", "project,organisation,type,country,start,role,contribution\n"
                + "7001,999000001,PRC,DE,2016-05-01,coordinator,1\n7001,999000002,HES,SE,2016-05-01,participant,1\n7001,555,PRC,BE,2016-05-01,participant,1\n"
                + "7002,999000001,PRC,DE,2018-05-01,participant,1\n7002,999000002,HES,SE,2018-05-01,coordinator,1\n7003,999000004,PRC,UK,2018-05-01,coordinator,1\n"),
            trial.File("parts.csv", "rcn,programme_part\n7001,NMBP\n7001,ICT\n"),
        ];
        await trial.Import("cordis.csv", FormatSamples.Cordis.Text, order => order with { Format = "cordis", With = with });
        var projects = await trial.Ask(db => db.Projects.Where(p => p.Key.StartsWith("cordis-rcn:")).OrderBy(p => p.Key).ToListAsync());
        Assert.Equal(["Horizon 2020, 7001 (ICT, NMBP)", "Horizon 2020, 7002"], projects.Select(p => p.Title));
        Assert.StartsWith("3 Beteiligte, davon 2", projects[0].Summary, StringComparison.Ordinal);
        var tie = await trial.Ask(db => db.Ties.SingleAsync(t => t.Source!.StartsWith("CORDIS")));
        Assert.Equal((new DateOnly(2016, 5, 1), new DateOnly(2018, 5, 1)), (tie.Since!.Value, tie.Until!.Value));
    }

    [Fact]
    public async Task A_missing_file_beside_it_is_named()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import("cordis.csv", FormatSamples.Cordis.Text, order => order with { Format = "cordis", With = ["/nowhere/project.csv"] });
        Assert.Equal((ImportEnd.Refused, ProblemCode.FileMissing), (report.End, Assert.Single(report.Problems.List).Code));
    }

    [Fact]
    public async Task Beneficiaries_become_dated_projects_and_people_stay_out()
    {
        await using var trial = await Taken(FormatSamples.Beneficiaries);
        var projects = await trial.Ask(db => db.Projects.Include(p => p.Participants).Where(p => p.Key.StartsWith("eu-")).OrderBy(p => p.Title).ToListAsync());
        Assert.Equal([("Netzwerk", new DateOnly(2012, 3, 31)), ("Neue Halle", new DateOnly(2008, 1, 1)), ("Presse", new DateOnly(2009, 1, 1))],
            projects.Select(p => (p.Title, p.Start!.Value)));
        Assert.Equal((new DateOnly(2012, 10, 1), 20000m, "EFRE Hessen 2007–2013"), (projects[0].End!.Value, projects[0].Amount!.Value, projects[0].FundingLine));
        Assert.All(projects, p => Assert.Single(p.Participants));
        var names = await trial.Ask(db => db.Actors.Where(a => a.Key.StartsWith("eu-")).Select(a => a.Name).OrderBy(n => n).ToListAsync());
        Assert.Equal(["Beispiel Gießerei GmbH", "Beispiel Kelterei GmbH", "Beispiel Verein e.V."], names);
    }

    private static async Task<ImportTrial> Taken(FormatSample sample)
    {
        var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        var report = await trial.Import(sample.Format + ".csv", sample.Text, order => order with { Format = sample.Format });
        Assert.Empty(report.Problems.List.Select(p => p.ToString()));
        return trial;
    }
}
