namespace Mittelpunkt.Web.Features.Reports;

/// <summary>Notice and action: anybody reports a content, moderators decide with grounds, the organisation may reply.</summary>
public static class ReportsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ReportLimits>();
        services.AddScoped<ReportMails>();
        services.AddScoped<SendReport>();
        services.AddScoped<DecideReport>();
        services.AddScoped<ReplyToDecision>();
    }
}
