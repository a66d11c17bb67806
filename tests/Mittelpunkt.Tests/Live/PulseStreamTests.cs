using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Domain.Regions;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Tests.Live;

public sealed class PulseStreamTests
{
    public static TheoryData<string> Bodies => TestDatabase.Each;

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_another_process_commits_is_told(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        using var reader = await PulseReader.Open(site);

        var id = await Write(database, small.Region, Now(small, PulseKind.TieAdded));
        var (told, data) = (await reader.Next())!.Value;

        Assert.Equal(id, told);
        Assert.Equal(id, data.GetProperty("id").GetInt64());
        Assert.Equal("tie-added", data.GetProperty("kind").GetString());
        Assert.Equal("Neue Verbindung: Beispiel Dichtungstechnik GmbH und Beispiel Hochschule Aburg", data.GetProperty("text").GetProperty("de").GetString());
        Assert.Equal("New tie: Beispiel Dichtungstechnik GmbH and Beispiel Hochschule Aburg", data.GetProperty("text").GetProperty("en").GetString());
        Assert.Equal("/akteure/" + small.Actors[0].Slug, data.GetProperty("url").GetString());
        Assert.Equal(9.15, data.GetProperty("from").GetProperty("longitude").GetDouble());
        Assert.Equal(small.Actors[1].Slug, data.GetProperty("to").GetProperty("slug").GetString());
        Assert.False(data.TryGetProperty("count", out _));
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task What_this_process_commits_in_a_transaction_is_told(string body)
    {
        await using var site = await Site.WithSmallRegion(body);
        using var reader = await PulseReader.Open(site);
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var region = await db.Regions.SingleAsync();
        scope.ServiceProvider.GetRequiredService<CurrentRegion>().Set(region);

        var next = reader.Next();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Add(new Pulse { RegionId = region.Id, At = DateTimeOffset.UtcNow, Kind = PulseKind.Imported, Count = 1234, Source = "Prüfdaten" });
            await db.SaveChangesAsync();
            await Task.Delay(1000);
            Assert.False(next.IsCompleted, "told before the commit");
            await transaction.CommitAsync();
        }

        var pulse = (await next)!.Value;
        Assert.Equal("1.234 Einträge aus „Prüfdaten“ wurden übernommen", pulse.Data.GetProperty("text").GetProperty("de").GetString());
        Assert.Equal(1234, pulse.Data.GetProperty("count").GetInt32());
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Over_lost_connections_and_restarts_nothing_is_lost_and_nothing_comes_twice(string body)
    {
        await using var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        var random = new Random(7);
        List<long> written = [];
        List<long> told = [];
        var last = await Write(database, small.Region, Now(small, PulseKind.Imported));
        for (var round = 0; round < 3; round++)
        {
            var site = await Site.Start(database);
            for (var connection = 0; connection < 4; connection++)
            {
                written.AddRange(await WriteMany(database, small, random.Next(1, 20)));
                using var reader = await PulseReader.Open(site, last);
                var writing = WriteMany(database, small, random.Next(1, 20));
                for (var left = random.Next(1, 12); left > 0 && await reader.Next(2) is { } pulse; left--)
                {
                    told.Add(last = pulse.Id);
                }

                written.AddRange(await writing);
            }

            if (round == 2)
            {
                using var rest = await PulseReader.Open(site, last);
                while (told.Count < written.Count && await rest.Next() is { } pulse)
                {
                    told.Add(pulse.Id);
                }

                Assert.Null(await rest.Next(1));
            }

            await site.StopKeepingDatabase();
        }

        Assert.Equal(written, told);
    }

    [Fact]
    public async Task A_reader_long_away_gets_the_whole_log_since()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        var first = await Write(database, small.Region, Now(small, PulseKind.Imported));
        var written = await WriteMany(database, small, 1300);
        await using var site = await Site.Start(database);
        using var reader = await PulseReader.Open(site, query: "?after=" + first);
        foreach (var id in written)
        {
            Assert.Equal(id, (await reader.Next())?.Id);
        }

        Assert.Null(await reader.Next(1));
    }

    [Fact]
    public async Task A_late_tab_gets_the_last_thirty_seconds_only()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        var now = DateTimeOffset.UtcNow;
        await Write(database, small.Region, Now(small, PulseKind.Imported, now.AddSeconds(-45)));
        var recent = await Write(database, small.Region, Now(small, PulseKind.Imported, now.AddSeconds(-5)));
        await using var site = await Site.Start(database);

        using var late = await PulseReader.Open(site);
        Assert.Equal(recent, (await late.Next())?.Id);
        Assert.Null(await late.Next(1));

        using var fromUnknown = await PulseReader.Open(site, last: 1_000_000_000);
        Assert.Equal(recent, (await fromUnknown.Next())?.Id);
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task Other_regions_and_hidden_ties_are_not_told(string body)
    {
        var database = await TestDatabase.Create(body);
        var small = await SmallRegion.Seed(database);
        var other = await SmallRegion.Seed(database, "nachbarland", "nachbar.test");
        await using (var db = database.Open(small.Region))
        {
            db.Add(SmallRegion.NewTie(small.Region, small.Actors[4], small.Actors[5], 2020, Visibility.Private));
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(database, "--Region", "beispielland");
        using var ours = await PulseReader.Open(site);
        using var theirs = await PulseReader.Open(site, host: "nachbar.test");
        await Write(database, small.Region, Now(small, PulseKind.TieAdded, null, 4, 5));
        var foreign = await Write(database, other.Region, Now(other, PulseKind.ActorAdded));
        var shown = await Write(database, small.Region, Now(small, PulseKind.ActorAdded));

        Assert.Equal(shown, (await ours.Next())?.Id);
        Assert.Equal(foreign, (await theirs.Next())?.Id);
        Assert.Null(await ours.Next(1));
        Assert.Null(await theirs.Next(1));
    }

    [Theory]
    [InlineData("?after=abc")]
    [InlineData("?after=-1")]
    [InlineData("?after=99999999999999999999")]
    [InlineData("?after=1&after=2")]
    [InlineData("?after=%00")]
    [InlineData("?after=NaN")]
    public async Task A_malformed_id_is_refused(string query)
    {
        await using var site = await Site.WithSmallRegion();
        using var reader = await PulseReader.Open(site, query: query);
        Assert.Equal(HttpStatusCode.BadRequest, reader.Response.StatusCode);
        Assert.Equal("application/problem+json", reader.Response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task One_address_gets_its_share_of_streams_and_no_more()
    {
        await using var site = await Site.WithSmallRegion(TestDatabase.Sqlite, "--StreamsPerAddress", "3");
        var readers = new List<PulseReader>();
        for (var i = 0; i < 3; i++)
        {
            readers.Add(await PulseReader.Open(site));
        }

        using (var refused = await PulseReader.Open(site))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.Response.StatusCode);
            Assert.NotNull(refused.Response.Headers.RetryAfter);
        }

        readers[0].Dispose();
        HttpStatusCode status;
        var tries = 0;
        do
        {
            await Task.Delay(100);
            using var again = await PulseReader.Open(site);
            status = again.Response.StatusCode;
        }
        while (status != HttpStatusCode.OK && ++tries < 50);
        Assert.Equal(HttpStatusCode.OK, status);
        readers.ForEach(reader => reader.Dispose());
    }

    private static Pulse Now(SmallRegion small, PulseKind kind, DateTimeOffset? at = null, int from = 0, int to = 1) => new()
    {
        RegionId = small.Region.Id, At = at ?? DateTimeOffset.UtcNow, Kind = kind,
        ActorId = kind == PulseKind.Imported ? null : small.Actors[from].Id,
        OtherId = kind == PulseKind.TieAdded ? small.Actors[to].Id : null,
        Count = kind == PulseKind.Imported ? 3 : null,
    };

    private static async Task<long> Write(TestDatabase database, Region region, Pulse pulse)
    {
        await using var db = database.Open(region);
        db.Add(pulse);
        await db.SaveChangesAsync();
        return pulse.Id;
    }

    private static async Task<List<long>> WriteMany(TestDatabase database, SmallRegion small, int count)
    {
        await using var db = database.Open(small.Region);
        List<Pulse> pulses = [.. Enumerable.Range(0, count).Select(i => Now(small, i % 2 == 0 ? PulseKind.Imported : PulseKind.TieAdded))];
        db.AddRange(pulses);
        await db.SaveChangesAsync();
        return [.. pulses.Select(p => p.Id).Order()];
    }
}
