namespace Mittelpunkt.Web.Data.Mappings;

/// <summary>Name of the query filter that keeps regions apart.</summary>
public static class RegionFilter
{
    public const string Name = "region";
}

/// <summary>Names of the query filters that keep examples apart: from everybody who does not ask for them, and private rows from example persons.</summary>
public static class ExampleFilter
{
    public const string Name = "examples";
    public const string Private = "private";
}
