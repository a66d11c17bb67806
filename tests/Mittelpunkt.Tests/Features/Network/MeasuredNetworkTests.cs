using Mittelpunkt.Tests.Regions;
using Mittelpunkt.Web.Features.Network;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Tests.Features.Network;

/// <summary>Figures are measured beside the requests, each state at most once.</summary>
public sealed class MeasuredNetworkTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Readers_of_one_state_share_one_measurement()
    {
        var measured = 0;
        var network = Make(3);
        var of = new MeasuredNetwork(n =>
        {
            Interlocked.Increment(ref measured);
            return NetworkMeasures.Of(n);
        });
        var readers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => of.Measure(network)))).WaitAsync(Long);
        Assert.Equal(1, measured);
        Assert.All(readers, figures => Assert.Same(of.Latest, figures));
        Assert.Same(of.Latest, await of.Measure(network));
        Assert.Equal(1, measured);
    }

    [Fact]
    public async Task A_state_that_was_overtaken_is_passed_over_and_the_last_figures_stay_meanwhile()
    {
        using var go = new SemaphoreSlim(0);
        var measured = new List<RegionNetwork>();
        var of = new MeasuredNetwork(n =>
        {
            go.Wait(Long);
            measured.Add(n);
            return NetworkMeasures.Of(n);
        });
        RegionNetwork one = Make(3), two = Make(4), three = Make(5);
        var first = of.Measure(one);
        go.Release();
        var old = await first.WaitAsync(Long);

        var begun = of.Measure(two);
        await Task.Delay(50);
        Assert.Same(old, of.Latest);
        var skipped = of.Measure(Make(6));
        var last = of.Measure(three);
        go.Release(3);
        Assert.Equal(5, (await last.WaitAsync(Long)).ActorsInRegion);
        Assert.Same(await last, await skipped.WaitAsync(Long));
        Assert.Equal(4, (await begun.WaitAsync(Long)).ActorsInRegion);
        Assert.Equal([one, two, three], measured);
        Assert.Same(await last, of.Latest);
    }

    [Fact]
    public async Task A_measurement_that_failed_is_tried_again()
    {
        var fail = true;
        var of = new MeasuredNetwork(n => fail ? throw new InvalidOperationException("no") : NetworkMeasures.Of(n));
        var network = Make(3);
        await Assert.ThrowsAsync<InvalidOperationException>(() => of.Measure(network).WaitAsync(Long));
        Assert.Null(of.Latest);
        fail = false;
        Assert.Equal(3, (await of.Measure(network).WaitAsync(Long)).ActorsInRegion);
    }

    private static RegionNetwork Make(int actors) =>
        RandomNetworks.Make([.. Enumerable.Range(0, actors).Select(_ => (Domain.Actors.ActorKind.Company, (char?)null, true))], [(0, 1)]);
}
