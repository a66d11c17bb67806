using System.Globalization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Ui;

/// <summary>Makes the regions' catalogues and the addresses of merged entries available; catalogues are searchable by the words people see in either language.</summary>
public static class CatalogSetup
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("de-DE"), CultureInfo.GetCultureInfo("en-GB")];

    public static void AddCatalogs(this IServiceCollection services)
    {
        services.AddSingleton<ActorWords>(WordsOf);
        services.AddSingleton<RegionCatalogs>();
        services.AddScoped<CurrentCatalog>();
        services.AddScoped<FormerAddress>();
    }

    private static string WordsOf(ActorKind kind, char? section) => string.Join(' ', Languages.Select(language =>
        (kind == ActorKind.Unknown ? "" : UiTexts.ResourceManager.GetString("Kind" + kind, language))
        + " " + (section is null ? "" : UiTexts.ResourceManager.GetString("Section" + section, language))));
}
