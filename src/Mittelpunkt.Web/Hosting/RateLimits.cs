using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>
/// How much open data one address may have computed: "RequestsPerMinute", 600 unless configured. Answers from the cache
/// cost nothing and are not counted. An IPv6 network of 64 bits counts as one address.
/// </summary>
public static class RateLimits
{
    public const int PerMinute = 600;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(5);

    /// <summary>The limit as a header states it (draft-ietf-httpapi-ratelimit-headers): computed answers in 60 seconds.</summary>
    public static string Policy(IConfiguration configuration) =>
        string.Create(CultureInfo.InvariantCulture, $"\"computed\";q={configuration.GetValue("RequestsPerMinute", PerMinute)};w=60");

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("RequestsPerMinute", PerMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => context.Request.Path.StartsWithSegments("/api")
                ? RateLimitPartition.GetTokenBucketLimiter(
                    StreamPlaces.Network(context.Connection.RemoteIpAddress ?? IPAddress.None), _ => Bucket(perMinute))
                : RateLimitPartition.GetNoLimiter(IPAddress.None));
            options.OnRejected = (rejected, ct) => Refuse(rejected.HttpContext, rejected.Lease, perMinute, ct);
        });
    }

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 12),
        ReplenishmentPeriod = Refill,
        QueueLimit = 0,
    };

    private static async ValueTask Refuse(HttpContext context, RateLimitLease lease, int perMinute, CancellationToken ct)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Refill;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Results.Problem(
            statusCode: StatusCodes.Status429TooManyRequests,
            title: UiTexts.TooManyTitle,
            detail: UiTexts.TooManyRequests.Replace("{0}", perMinute.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal)).ExecuteAsync(context);
    }
}
