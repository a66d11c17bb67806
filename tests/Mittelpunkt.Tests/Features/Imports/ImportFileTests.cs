using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Features.Imports;

namespace Mittelpunkt.Tests.Features.Imports;

public sealed class ImportFileTests
{
    public static TheoryData<string> Each => TestDatabase.Each;

    [Theory, MemberData(nameof(Each))]
    public async Task Actors_ties_and_projects_come_in_with_their_sources(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var actors = await trial.Import("a.csv", "key,name,kind,town,website\nx:1,Neu GmbH,company,Aburg,www.neu.example\nx:2,Andere eG,unternehmen,06435014,\n");
        Assert.Equal((ImportEnd.Stored, 2), (actors.End, actors.Tallies.Actors.New));
        Assert.Equal(ImportEnd.Stored, (await trial.Import("t.csv", "from,to,rung,since\nx:1,x:2,talked,31.05.2024\n")).End);
        Assert.Equal(ImportEnd.Stored, (await trial.Import("p.csv", "key,title,start,amount\nx:p,Gemeinsam,2024-01-01,\"1.234,50\"\n")).End);
        Assert.Equal(ImportEnd.Stored, (await trial.Import("m.csv", "project,actor,coordinates\nx:p,x:1,ja\nx:p,x:2,nein\n")).End);

        var actor = await trial.Ask(db => db.Actors.Include(a => a.Sources).SingleAsync(a => a.Key == "x:1"));
        Assert.Equal(("neu.example", "http://www.neu.example", PositionPrecision.Town, true), (actor.Domain, actor.Website, actor.Precision, actor.InRegion));
        Assert.Equal("Prüfung", Assert.Single(actor.Sources).Source);
        var tie = await trial.Ask(db => db.Ties.SingleAsync(t => t.FromId == actor.Id || t.ToId == actor.Id));
        Assert.Equal((Rung.Talked, new DateOnly(2024, 5, 31), "Prüfung"), (tie.Rung, tie.Since!.Value, tie.Source));
        var project = await trial.Ask(db => db.Projects.Include(p => p.Participants).SingleAsync(p => p.Key == "x:p"));
        Assert.Equal((1234.5m, 2), (project.Amount!.Value, project.Participants.Count));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task The_same_file_again_changes_nothing_and_makes_no_pulse(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        const string Text = "key,name,town\nx:1,Neu GmbH,Aburg\n";
        await trial.Import("a.csv", Text);
        var pulses = await trial.Ask(db => db.Pulses.CountAsync());
        var again = await trial.Import("a.csv", Text);
        Assert.Equal((0, 0, 1), (again.Tallies.Actors.New, again.Tallies.Actors.Changed, again.Tallies.Actors.Same));
        Assert.Equal(pulses, await trial.Ask(db => db.Pulses.CountAsync()));
        var changed = await trial.Import("a.csv", Text.Replace("Neu", "Neuer", StringComparison.Ordinal));
        Assert.Equal(1, changed.Tallies.Actors.Changed);
        Assert.Equal("neu-gmbh", await trial.Ask(db => db.Actors.Where(a => a.Name == "Neuer GmbH").Select(a => a.Slug).SingleAsync()));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task News_makes_at_most_twenty_single_pulses_and_one_that_counts(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var before = await trial.Ask(db => db.Pulses.MaxAsync(p => p.Id));
        var lines = string.Concat(Enumerable.Range(1, 50).Select(i => FormattableString.Invariant($"x:{i},Werk {i} GmbH,Aburg,{1950 + i}\n")));
        await trial.Import("a.csv", "key,name,town,since\n" + lines);
        var pulses = await trial.Ask(db => db.Pulses.Where(p => p.Id > before).OrderBy(p => p.Id).ToListAsync());
        Assert.Equal(21, pulses.Count);
        Assert.Equal((PulseKind.Imported, 50, "Prüfung"), (pulses[^1].Kind, pulses[^1].Count!.Value, pulses[^1].Source));
        var newest = await trial.Ask(db => db.Actors.Where(a => a.Since >= new DateOnly(1981, 1, 1)).Select(a => a.Id).ToListAsync());
        Assert.All(pulses[..20], p => Assert.Contains(p.ActorId!.Value, newest));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task A_dry_run_stores_nothing(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var report = await trial.Import("a.csv", "name,town\nNeu GmbH,Aburg\n", order => order with { DryRun = true });
        Assert.Equal((ImportEnd.Tried, 1), (report.End, report.Tallies.Actors.New));
        Assert.Equal(7, await trial.Ask(db => db.Actors.CountAsync()));
    }

    [Theory, MemberData(nameof(Each))]
    public async Task Two_imports_at_once_do_not_disturb_each_other(string body)
    {
        await using var trial = await ImportTrial.Start(body);
        var text = "key,name,town\n" + string.Concat(Enumerable.Range(1, 300).Select(i => FormattableString.Invariant($"x:{i},Werk {i} GmbH,Aburg\n")));
        var files = new[] { trial.File("a.csv", text), trial.File("b.csv", text) };
        var reports = await Task.WhenAll(files.Select(file => Task.Run(() => trial.Import(file))));
        Assert.All(reports, r => Assert.Contains(r.End, new[] { ImportEnd.Stored, ImportEnd.Busy }));
        Assert.Contains(reports, r => r.End == ImportEnd.Stored);
        Assert.Equal(300, reports.Sum(r => r.End == ImportEnd.Stored ? r.Tallies.Actors.New : 0));
        Assert.Equal(307, await trial.Ask(db => db.Actors.CountAsync()));
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "UTF-8", "," }, { "UTF-8 with BOM", ";" }, { "Windows-1252", ";" }, { "Windows-1252", "\t" }, { "UTF-16", ";" },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task Encoding_and_delimiter_are_found_out(string encoding, string delimiter)
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        Encoding how = encoding switch
        {
            "UTF-8" => new UTF8Encoding(false),
            "UTF-8 with BOM" => new UTF8Encoding(true),
            "UTF-16" => Encoding.Unicode,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        var text = "schlüssel,bezeichnung,gemeinde,länge,breite\r\nx:1,Größe & Wärme GmbH,Aburg,\"9,15\",\"49,97\"\r\n".Replace(",", delimiter).Replace($"\"9{delimiter}15\"", "\"9,15\"").Replace($"\"49{delimiter}97\"", "\"49,97\"");
        var report = await trial.Import(trial.File("a.csv", [.. how.GetPreamble(), .. how.GetBytes(text)]));
        Assert.Empty(report.Problems.List.Select(p => p.Text(CultureInfo.InvariantCulture)));
        var actor = await trial.Ask(db => db.Actors.SingleAsync(a => a.Key == "x:1"));
        Assert.Equal(("Größe & Wärme GmbH", 9.15, 49.97), (actor.Name, actor.Longitude!.Value, actor.Latitude!.Value));
    }

    [Fact]
    public async Task An_empty_cell_leaves_what_is_there_and_claimed_entries_stay()
    {
        await using var trial = await ImportTrial.Start(TestDatabase.Sqlite);
        await trial.Import("a.csv", "key,name,town,website\nx:1,Neu GmbH,Aburg,https://neu.example\n");
        await trial.Import("a.csv", "key,name,town,website\nx:1,Neu GmbH,Aburg,\n");
        Assert.Equal("https://neu.example", await trial.Ask(db => db.Actors.Where(a => a.Key == "x:1").Select(a => a.Website).SingleAsync()));
        await using (var db = trial.Database.Open(trial.Region))
        {
            (await db.Actors.SingleAsync(a => a.Key == "x:1")).ClaimedAt = SmallRegion.Now;
            await db.SaveChangesAsync();
        }

        await trial.Import("a.csv", "key,name,town\nx:1,Fremder Name,Aburg\n");
        Assert.Equal("Neu GmbH", await trial.Ask(db => db.Actors.Where(a => a.Key == "x:1").Select(a => a.Name).SingleAsync()));
    }
}
