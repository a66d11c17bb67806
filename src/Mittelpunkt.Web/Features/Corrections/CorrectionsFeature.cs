using Mittelpunkt.Web.Features.Corrections.Removing;

namespace Mittelpunkt.Web.Features.Corrections;

/// <summary>Anybody may ask to have an entry corrected or removed; the coordinator settles it, and two people remove an entry.</summary>
public static class CorrectionsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<RequestCorrection>();
        services.AddScoped<HeldCorrection>();
        services.AddScoped<CorrectionMails>();
        services.AddScoped<NewRequestMails>();
        services.AddScoped<SettleCorrection>();
        services.AddScoped<RemovalMails>();
        services.AddScoped<RemoveActor>();
        services.AddScoped<ProposeRemoval>();
        services.AddScoped<DecideRemoval>();
        services.AddScoped<LiftTombstone>();
    }
}
