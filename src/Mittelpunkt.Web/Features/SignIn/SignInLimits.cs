using System.Net;
using System.Threading.RateLimiting;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Features.SignIn;

/// <summary>
/// How often one client may try: 50 codes asked for and 200 codes or passkeys entered in an hour, so that a hall full of people behind one
/// address can sign in. Counted in memory, so that no client's address is kept. An IPv6 network of 64 bits is one client.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    public const int Asks = 50;
    public const int Entries = 200;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<IPAddress> _asks = Limiter(Asks);
    private readonly PartitionedRateLimiter<IPAddress> _entries = Limiter(Entries);

    public bool MayAsk(HttpContext context) => Take(_asks, context);

    public bool MayEnter(HttpContext context) => Take(_entries, context);

    public void Dispose()
    {
        _asks.Dispose();
        _entries.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<IPAddress> limiter, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(StreamPlaces.Network(context.Connection.RemoteIpAddress ?? IPAddress.None));
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<IPAddress> Limiter(int perHour) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new() { PermitLimit = perHour, Window = Hour, SegmentsPerWindow = 12, QueueLimit = 0 }));
}
