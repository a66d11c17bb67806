using System.Net;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Tests.Live;

public sealed class StreamPlacesTests
{
    [Fact]
    public void As_many_are_open_as_stated_whatever_the_order_of_coming_and_going() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool).Array[0, 200].Sample(steps =>
        {
            var places = Places(inAll: 6, each: 2);
            var open = new List<(int Address, IDisposable Place)>();
            foreach (var (address, come) in steps)
            {
                if (come)
                {
                    var room = open.Count < 6 && open.Count(o => o.Address == address) < 2;
                    var place = places.Take(IPAddress.Parse($"192.0.2.{address}"));
                    Assert.Equal(room, place is not null);
                    if (place is not null)
                    {
                        open.Add((address, place));
                    }
                }
                else if (open.FindIndex(o => o.Address == address) is >= 0 and var index)
                {
                    open[index].Place.Dispose();
                    open[index].Place.Dispose();
                    open.RemoveAt(index);
                }
            }
        });

    [Fact]
    public void A_network_of_version_6_counts_as_one_address()
    {
        var places = Places(inAll: 100, each: 1);
        Assert.NotNull(places.Take(IPAddress.Parse("2001:db8:1:2::1")));
        Assert.Null(places.Take(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotNull(places.Take(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.NotNull(places.Take(IPAddress.Parse("::ffff:192.0.2.7")));
        Assert.Null(places.Take(IPAddress.Parse("192.0.2.7")));
    }

    private static StreamPlaces Places(int inAll, int each) => new(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["Streams"] = $"{inAll}", ["StreamsPerAddress"] = $"{each}" }).Build());
}
