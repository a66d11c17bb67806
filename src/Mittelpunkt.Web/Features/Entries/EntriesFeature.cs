namespace Mittelpunkt.Web.Features.Entries;

/// <summary>People enter organisations that are not there yet.</summary>
public static class EntriesFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<HeldRegion>();
        services.AddScoped<FindTwins>();
        services.AddScoped<PublishEntry>();
        services.AddScoped<EnterOrganisation>();
        services.AddScoped<AnswerEntry>();
    }
}
