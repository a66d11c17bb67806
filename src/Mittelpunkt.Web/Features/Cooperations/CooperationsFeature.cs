namespace Mittelpunkt.Web.Features.Cooperations;

/// <summary>Ties both sides confirm: stating, answering, ending.</summary>
public static class CooperationsFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<TieMails>();
        services.AddScoped<TieConsequences>();
        services.AddScoped<StateTie>();
        services.AddScoped<AnswerTie>();
    }
}
