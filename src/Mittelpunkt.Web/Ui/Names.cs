using System.Globalization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Ui;

/// <summary>Names of the domain's values in the language of the page, and their slugs in addresses, style sheets and the API.</summary>
public static class Names
{
    public static readonly ActorKind[] Kinds =
        [ActorKind.Company, ActorKind.University, ActorKind.Research, ActorKind.Initiative, ActorKind.PublicBody, ActorKind.Unknown];

    public static string Slug(this ActorKind kind) => kind switch
    {
        ActorKind.Company => "company",
        ActorKind.University => "university",
        ActorKind.Research => "research",
        ActorKind.Initiative => "initiative",
        ActorKind.PublicBody => "public-body",
        _ => "unknown",
    };

    public static ActorKind? KindOf(string? slug)
    {
        foreach (var kind in Kinds)
        {
            if (kind.Slug() == slug)
            {
                return kind;
            }
        }

        return null;
    }

    public static string Name(this ActorKind kind) => kind switch
    {
        ActorKind.Company => UiTexts.KindCompany,
        ActorKind.University => UiTexts.KindUniversity,
        ActorKind.Research => UiTexts.KindResearch,
        ActorKind.Initiative => UiTexts.KindInitiative,
        ActorKind.PublicBody => UiTexts.KindPublicBody,
        _ => UiTexts.KindUnknown,
    };

    public static string Slug(this Rung rung) => rung switch
    {
        Rung.Met => "met",
        Rung.Talked => "talked",
        Rung.Learned => "learned",
        _ => "cooperates",
    };

    public static string Name(this Rung rung) => rung switch
    {
        Rung.Met => UiTexts.RungMet,
        Rung.Talked => UiTexts.RungTalked,
        Rung.Learned => UiTexts.RungLearned,
        _ => UiTexts.RungCooperates,
    };

    /// <summary>Name of a WZ section, or "unknown".</summary>
    public static string Section(char? section) =>
        section is { } letter ? UiTexts.ResourceManager.GetString("Section" + letter, CultureInfo.CurrentUICulture) ?? UiTexts.SectorUnknown : UiTexts.SectorUnknown;
}
