namespace Mittelpunkt.Web.Features.Members;

/// <summary>Who may act for an organisation: asking, being taken in, rights, leaving.</summary>
public static class MembersFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<HeldTeam>();
        services.AddSingleton<ImprintLinks>();
        services.AddScoped<MemberMails>();
        services.AddScoped<AskToJoin>();
        services.AddScoped<AnswerRequest>();
        services.AddScoped<AnswerForMailbox>();
        services.AddScoped<ChangeTeam>();
        services.AddScoped<GiveRole>();
        services.AddScoped<MakeInvitation>();
        services.AddScoped<UseInvitation>();
    }
}
