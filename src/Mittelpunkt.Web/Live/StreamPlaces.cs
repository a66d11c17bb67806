using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Mittelpunkt.Web.Live;

/// <summary>
/// How many streams may be open at once: in all ("Streams", 20,000 unless configured) and from one address
/// ("StreamsPerAddress", 100: a town hall behind one address). An IPv6 network of 64 bits counts as one address.
/// </summary>
public sealed class StreamPlaces(IConfiguration configuration)
{
    private readonly int _inAll = configuration.GetValue("Streams", 20_000);
    private readonly ConcurrentDictionary<IPAddress, int> _taken = new();
    private int _all;

    public int PerAddress { get; } = configuration.GetValue("StreamsPerAddress", 100);

    /// <summary>Takes a place until disposed, or null when all are taken.</summary>
    public IDisposable? Take(IPAddress? from)
    {
        var address = Network(from ?? IPAddress.None);
        if (Interlocked.Increment(ref _all) > _inAll)
        {
            Interlocked.Decrement(ref _all);
            return null;
        }

        var place = new Place(this, address);
        if (_taken.AddOrUpdate(address, 1, (_, taken) => taken + 1) > PerAddress)
        {
            place.Dispose();
            return null;
        }

        return place;
    }

    /// <summary>The address, or its /64 network for IPv6.</summary>
    public static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private void Free(IPAddress address)
    {
        Interlocked.Decrement(ref _all);
        while (_taken.TryGetValue(address, out var taken))
        {
            if (taken > 1 ? _taken.TryUpdate(address, taken - 1, taken) : _taken.TryRemove(new(address, taken)))
            {
                return;
            }
        }
    }

    private sealed class Place(StreamPlaces places, IPAddress address) : IDisposable
    {
        private int _freed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _freed, 1) == 0)
            {
                places.Free(address);
            }
        }
    }
}
