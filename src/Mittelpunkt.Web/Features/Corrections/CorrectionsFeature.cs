namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>Anybody may ask to have an entry corrected or removed; the coordinator settles it.</summary>
public static class CorrectionsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<RequestCorrection>();
        services.AddScoped<HeldCorrection>();
        services.AddScoped<CorrectionMails>();
        services.AddScoped<SettleCorrection>();
    }
}
