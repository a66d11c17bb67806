using Mittelpunkt.Web.Features.OwnAccount;
using Mittelpunkt.Web.Features.Actors;
using Mittelpunkt.Web.Features.Cooperations;
using Mittelpunkt.Web.Features.Corrections;
using Mittelpunkt.Web.Features.Demo;
using Mittelpunkt.Web.Features.Developers;
using Mittelpunkt.Web.Features.Embed;
using Mittelpunkt.Web.Features.Entries;
using Mittelpunkt.Web.Features.Home;
using Mittelpunkt.Web.Features.Imports;
using Mittelpunkt.Web.Features.Legal;
using Mittelpunkt.Web.Features.Map;
using Mittelpunkt.Web.Features.Members;
using Mittelpunkt.Web.Features.Network;
using Mittelpunkt.Web.Features.OpenData;
using Mittelpunkt.Web.Features.Post;
using Mittelpunkt.Web.Features.Privacy;
using Mittelpunkt.Web.Features.Profiles;
using Mittelpunkt.Web.Features.Projects;
using Mittelpunkt.Web.Features.Reports;
using Mittelpunkt.Web.Features.Setup;
using Mittelpunkt.Web.Features.SignIn;
using Mittelpunkt.Web.Features.SiteMap;
using Mittelpunkt.Web.Features.Towns;
using Mittelpunkt.Web.Features.Verifications;
using Mittelpunkt.Web.Features.Vouches;

namespace Mittelpunkt.Web.Hosting;

/// <summary>Every feature by name.</summary>
public static class FeatureList
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        OwnAccountFeature.Add(services);
        ActorsFeature.Add(services);
        CooperationsFeature.Add(services);
        CorrectionsFeature.Add(services);
        DemoFeature.Add(services);
        DevelopersFeature.Add(services);
        EmbedFeature.Add(services);
        EntriesFeature.Add(services);
        HomeFeature.Add(services);
        ImportsFeature.Add(services);
        LegalFeature.Add(services);
        MapFeature.Add(services);
        MembersFeature.Add(services);
        NetworkFeature.Add(services);
        OpenDataFeature.Add(services);
        PostFeature.Add(services);
        PrivacyFeature.Add(services);
        ProfilesFeature.Add(services);
        ProjectsFeature.Add(services);
        ReportsFeature.Add(services);
        SetupFeature.Add(services);
        SignInFeature.Add(services);
        SiteMapFeature.Add(services);
        TownsFeature.Add(services);
        VerificationsFeature.Add(services);
        VouchesFeature.Add(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ActorsFeature.Map(routes);
        MapFeature.Map(routes);
        NetworkFeature.Map(routes);
        OpenDataFeature.Map(routes);
        OwnAccountFeature.Map(routes);
        PostFeature.Map(routes);
        PrivacyFeature.Map(routes);
        ProfilesFeature.Map(routes);
        SignInFeature.Map(routes);
        SiteMapFeature.Map(routes);
    }
}
