namespace Mittelpunkt.Web.Features.Projects;

/// <summary>Dated projects and who takes part.</summary>
public static class ProjectsFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<ReadProject>();
}
