namespace Mittelpunkt.Web.Ui.Answers;

/// <summary>What the description of the interface says of an endpoint. The words stand in the texts, under the keys.</summary>
public sealed record Described(string Key, string MediaType, string Example, params Parameter[] Parameters);

/// <summary>A parameter with an example and what it may be.</summary>
public sealed record Parameter(string Name, string Example)
{
    public bool IsWhole { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }

    public string[] OneOf { get; init; } = [];

    public bool InPath { get; init; }

    public bool InHeader { get; init; }

    /// <summary>Key of its words, where the name alone would be ambiguous.</summary>
    public string? Key { get; init; }
}
