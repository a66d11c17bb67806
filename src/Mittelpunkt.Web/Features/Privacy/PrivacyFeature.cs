using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Privacy;

/// <summary>What is kept about oneself: seeing it, taking it along, having it erased.</summary>
public static class PrivacyFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ExportLinks>();
        services.AddScoped<BuildExport>();
        services.AddScoped<DownloadExport>();
        services.AddScoped<AskErasure>();
        services.AddScoped<EraseAccount>();
        services.AddHostedService<ErasureLoop>();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Paths.DataExport, DownloadExport.Answer).RequireAuthorization();
}
