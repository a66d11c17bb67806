using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Mittelpunkt.Domain.Pulses;
using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Live;

public sealed class PulseFeedTests
{
    [Fact]
    public async Task A_reader_that_does_not_keep_up_is_let_go_and_the_others_get_everything()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var feed = site.Services.GetRequiredService<PulseFeeds>().Of(small.Region);
        using var slow = (await feed.Listen(null, default))!.Value.Listener;
        using var quick = (await feed.Listen(null, default))!.Value.Listener;

        List<long> written = [];
        List<long> read = [];
        for (var round = 0; round < 3; round++)
        {
            await using var db = database.Open(small.Region);
            List<Pulse> pulses = [.. Enumerable.Range(0, 60).Select(_ => new Pulse { RegionId = small.Region.Id, At = SmallRegion.Now, Kind = PulseKind.Imported })];
            db.AddRange(pulses);
            await db.SaveChangesAsync();
            written.AddRange(pulses.Select(p => p.Id).Order());
            while (read.Count < written.Count)
            {
                var frame = await quick.Frames.ReadAsync();
                if (frame.Id > 0)
                {
                    read.Add(frame.Id);
                }
            }
        }

        Assert.Equal(written, read);
        List<long> kept = [];
        await foreach (var frame in slow.Frames.ReadAllAsync())
        {
            kept.Add(frame.Id);
        }

        Assert.Equal(written[..kept.Count], kept);
        Assert.True(kept.Count < written.Count);
        Assert.Equal(1, feed.Listeners);

        var resumed = (await feed.Listen(kept[^1], default))!.Value;
        Assert.Equal(written[kept.Count..], resumed.Missed.Select(frame => frame.Id));
        resumed.Listener.Dispose();
    }

    [Fact]
    public async Task Nothing_is_asked_when_nobody_listens()
    {
        await using var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using var services = LiveAlone(database);
        var feed = services.GetRequiredService<PulseFeeds>().Of(small.Region);
        using var commands = new CommandCount(database.Folder);

        (await feed.Listen(null, default))!.Value.Listener.Dispose();
        await Task.Delay(200);
        var atRest = commands.Count;
        Assert.True(atRest > 0);
        await Task.Delay(1500);
        Assert.Equal(atRest, commands.Count);

        using var listener = (await feed.Listen(null, default))!.Value.Listener;
        await Task.Delay(1500);
        Assert.True(commands.Count > atRest + 1, "the log is followed while somebody listens");
    }

    [Fact]
    public async Task Without_its_database_a_feed_refuses_and_begins_again_later()
    {
        await using var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using var services = LiveAlone(database);
        var feed = services.GetRequiredService<PulseFeeds>().Of(small.Region);
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Pulses RENAME TO Away");
        }

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => feed.Listen(null, default).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, feed.Listeners);
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO Pulses");
        }

        using var listener = (await feed.Listen(0, default).WaitAsync(TimeSpan.FromSeconds(20)))!.Value.Listener;
        Assert.Equal(1, feed.Listeners);
    }

    [Fact]
    public async Task Feeds_start_and_rest_under_many_coming_and_going()
    {
        var database = await TestDatabase.Create();
        var small = await SmallRegion.Seed(database);
        await using var site = await Site.Start(database);
        var feed = site.Services.GetRequiredService<PulseFeeds>().Of(small.Region);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async seed =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 25; i++)
            {
                var (listener, missed) = (await feed.Listen(0, default))!.Value;
                Assert.Single(missed);
                await Task.Delay(random.Next(3));
                listener.Dispose();
            }
        }));
        Assert.Equal(0, feed.Listeners);
    }

    // Without the rest of the site, which asks on its own account.
    private static ServiceProvider LiveAlone(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddOutputCache();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<PulseFormat>(_ => []);
        services.AddData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data"] = database.Folder }).Build());
        services.AddNetworks();
        services.AddLive();
        return services.BuildServiceProvider();
    }

    /// <summary>Counts the commands sent to one SQLite file.</summary>
    private sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _folder;
        private readonly List<IDisposable> _subscriptions = [];
        private int _count;

        public CommandCount(string folder)
        {
            _folder = folder;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => Volatile.Read(ref _count);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData data && data.Command.Connection!.DataSource.StartsWith(_folder, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _count);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
