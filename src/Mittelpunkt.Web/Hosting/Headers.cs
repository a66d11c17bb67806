using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Security headers: nothing from other hosts, nothing inline, no frame but the map made for frames.</summary>
public static class Headers
{
    public static void UseHeaders(this IApplicationBuilder site)
    {
        var closed = Policies(framed: false);
        var framed = Policies(framed: true);
        site.UseWhen(IsEmbed, branch => branch.UseSecurityHeaders(framed));
        site.UseWhen(context => !IsEmbed(context), branch => branch.UseSecurityHeaders(closed));
    }

    private static bool IsEmbed(HttpContext context) => context.Request.Path.StartsWithSegments(Paths.EmbedMap);

    private static HeaderPolicyCollection Policies(bool framed)
    {
        var policies = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddStrictTransportSecurityMaxAge()
            .AddCustomHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()")
            .AddCustomHeader("Cross-Origin-Opener-Policy", "same-origin")
            .RemoveServerHeader()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self().Data().Blob();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddWorkerSrc().Self().Blob();
                csp.AddManifestSrc().Self();
                csp.AddFrameSrc().Self();
                csp.AddFormAction().Self();
                csp.AddBaseUri().None();
                if (framed)
                {
                    csp.AddFrameAncestors().From("*");
                }
                else
                {
                    csp.AddFrameAncestors().None();
                }
            });
        return framed ? policies : policies.AddFrameOptionsDeny();
    }
}
