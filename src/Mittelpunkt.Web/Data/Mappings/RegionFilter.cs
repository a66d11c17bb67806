namespace Mittelpunkt.Web.Data.Mappings;

/// <summary>Name of the query filter that keeps regions apart.</summary>
public static class RegionFilter
{
    public const string Name = "region";
}
