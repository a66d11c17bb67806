using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Mittelpunkt.Web.Access;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Gateways.Mail;
using Mittelpunkt.Web.Live;
using Mittelpunkt.Web.Regions;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Mails;

namespace Mittelpunkt.Web.Hosting;

/// <summary>The website put together: its services, then the way of a request from outside to inside.</summary>
public static class Website
{
    /// <summary>The configuration of environment, files and arguments, before anything is made from it.</summary>
    public static WebApplicationBuilder Configure(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Website).Assembly.GetName().Name,
        });
        var file = DataSetup.OperatorFile(builder.Configuration);
        // First, so that everything else comes before it.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new JsonConfigurationSource
        {
            Path = Path.GetFileName(file), Optional = true, FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(file)!),
        });
        return builder;
    }

    public static WebApplication Build(string[] args)
    {
        var builder = Configure(args);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(Limits.Set);
        // What stops the start reaches the command line, which says it in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        AddServices(builder.Services, builder.Configuration, builder.Environment);
        var site = builder.Build();
        UseMiddleware(site);
        site.MapStaticAssets();
        site.MapHealth();
        FeatureList.Map(site);
        site.MapRazorComponents<App>().CacheOutput(PageCache.Policy);
        return site;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddData(configuration);
        services.AddMail(configuration, environment);
        services.AddAccess(Paths.SignIn, Paths.Welcome, Paths.ReturnName);
        services.AddOpenId(configuration, Paths.SignInBack, Paths.SignInProvider, context => context.RequestServices.GetRequiredService<SiteAddress>().Of(""));
        services.AddLive();
        services.AddNetworks();
        services.AddCatalogs();
        services.AddForwarding(configuration);
        services.AddProblems();
        services.AddPageCache();
        services.AddRateLimits(configuration);
        services.AddCompression();
        services.AddHealth();
        // Beside the database, so that open forms survive a new container.
        services.AddDataProtection().SetApplicationName("Mittelpunkt")
            .PersistKeysToFileSystem(Own(Path.Combine(DataSetup.DataFolder(configuration), "keys")));
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SecurePolicy) = ("formular", CookieSecurePolicy.SameAsRequest));
        services.AddScoped<MailRendering>();
        services.AddScoped<SiteAddress>();
        services.AddRazorComponents();
        FeatureList.Add(services, configuration);
    }

    // Whoever reads the keys can make cookies; a folder that is there already is looked at by the check.
    private static DirectoryInfo Own(string folder) => OperatingSystem.IsWindows() || Directory.Exists(folder) ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    // Who asks is looked up when the region is known, since accounts belong to one.
    // Headers and compression stand inside the cache, so that a cached page is sent as it was stored.
    private static void UseMiddleware(WebApplication site)
    {
        site.UseForwardedHeaders();
        site.UseHead();
        site.UseLanguage();
        site.UseOpenAccess();
        site.UseProblems();
        site.UseExamplesApart();
        site.UseRouting();
        site.UseOutputCache();
        site.UseRateLimiter();
        site.UseHeaders();
        site.UseResponseCompression();
        site.UseCurrentRegion();
        site.UseAuthentication();
        site.UseAuthorization();
        site.UseAntiforgery();
        site.UseStaleForms();
    }
}
