using CsCheck;
using Mittelpunkt.Domain.Trust;

namespace Mittelpunkt.Tests.Trust;

/// <summary>The stake of a vouch, over any sequence of acts.</summary>
public sealed class VouchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid By = Guid.NewGuid();
    private static readonly Guid[] Others = [.. Enumerable.Range(0, 14).Select(_ => Guid.NewGuid())];

    [Fact]
    public void It_lasts_six_months_and_is_renewed_in_its_place()
    {
        var vouch = Vouch.Give([], By, Others[0], Guid.NewGuid(), Start).Value;
        Assert.True(vouch.Stands(Start.AddMonths(6).AddSeconds(-1)));
        Assert.False(vouch.Stands(Start.AddMonths(6)));
        var renewed = Vouch.Give([vouch], By, Others[0], vouch.RegionId, Start.AddMonths(5)).Value;
        Assert.Same(vouch, renewed);
        Assert.Equal((Start, Start.AddMonths(11)), (vouch.GivenAt, vouch.UntilAt));
    }

    [Fact]
    public void A_withdrawn_one_keeps_its_place_until_it_would_have_lapsed()
    {
        var given = Others.Take(Vouch.Slots).Select(on => Vouch.Give([], By, on, Guid.NewGuid(), Start).Value).ToList();
        Assert.Null(given[0].Withdraw(Start.AddDays(1)));
        Assert.Equal("Late", given[0].Withdraw(Start.AddDays(1))?.Code);
        Assert.False(given[0].Stands(Start.AddDays(1)));
        Assert.Equal("NoPlace", Vouch.Give(given, By, Others[^1], Guid.NewGuid(), Start.AddDays(1)).Refusal?.Code);
        Assert.Null(Vouch.Give(given, By, Others[0], Guid.NewGuid(), Start.AddDays(2)).Refusal);
        Assert.Null(Vouch.Give(given, By, Others[^1], Guid.NewGuid(), Start.AddMonths(7)).Refusal);
    }

    [Fact]
    public void Within_six_months_nobody_vouches_for_more_than_ten() =>
        Gen.Select(Gen.Int[0, 13], Gen.Bool, Gen.Int[0, 20]).Array[1, 120].Sample(acts =>
        {
            var (given, now) = (new List<Vouch>(), Start);
            var stood = new List<(Guid For, DateTimeOffset At)>();
            foreach (var (other, withdraw, days) in acts)
            {
                now = now.AddDays(days);
                if (withdraw)
                {
                    given.Find(vouch => vouch.ForId == Others[other])?.Withdraw(now);
                }
                else if (Vouch.Give(given, By, Others[other], Guid.Empty, now) is { Refusal: null } outcome)
                {
                    if (!given.Contains(outcome.Value))
                    {
                        given.Add(outcome.Value);
                    }

                    stood.Add((Others[other], now));
                }

                var since = now.AddMonths(-Vouch.Months).AddDays(4);
                Assert.True(stood.Where(one => one.At > since).Select(one => one.For).Distinct().Count() <= Vouch.Slots);
                Assert.True(given.Count(vouch => vouch.TakesPlace(now)) <= Vouch.Slots);
            }
        });
}
