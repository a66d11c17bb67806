using System.Net;
using System.Threading.RateLimiting;
using Mittelpunkt.Web.Live;

namespace Mittelpunkt.Web.Features.Reports;

/// <summary>How many notices one client may send: 20 in an hour. Counted in memory, so that no client's address is kept. An IPv6 network of 64 bits is one client.</summary>
public sealed class ReportLimits : IDisposable
{
    public const int PerHour = 20;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new() { PermitLimit = PerHour, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 12, QueueLimit = 0 }));

    public bool May(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(StreamPlaces.Network(context.Connection.RemoteIpAddress ?? IPAddress.None));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
