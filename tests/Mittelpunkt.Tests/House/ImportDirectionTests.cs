using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Mittelpunkt.Tests.House;

/// <summary>Imports run downward, never up and never from feature to feature. Writes the picture of what is.</summary>
public sealed class ImportDirectionTests
{
    private static readonly string[] Layers =
        ["Program", "Commands", "Hosting", "Features", "Ui", "Access", "Live", "Regions", "Gateways", "Data", "Domain", "Algorithms"];

    private static readonly Lazy<IReadOnlyList<(string FromType, string From, string To)>> Imports = new(FindImports);

    [Fact]
    public void No_import_runs_upward()
    {
        var upward = Imports.Value.Where(import => Layer(import.From) > Layer(import.To));
        Assert.Empty(upward.Select(import => $"{import.FromType} → {import.To}").Distinct());
    }

    [Fact]
    public void No_feature_imports_another_one()
    {
        var sideways = Imports.Value.Where(import => Layer(import.From) == Layer(import.To));
        Assert.Empty(sideways.Select(import => $"{import.FromType} → {import.To}").Distinct());
    }

    [Fact]
    public void The_whole_product_was_seen()
    {
        Assert.Contains(Imports.Value, import => import is { From: "Commands", To: "Hosting" });
        Assert.Contains(Imports.Value, import => import is { From: "Hosting", To: "Ui" });
        Assert.Contains(Imports.Value, import => import is { From: "Data", To: "Domain" });
    }

    [Fact]
    public void The_picture_is_up_to_date()
    {
        var picture = Draw();
        var file = Path.Combine(Repository.Root, "docs/dependencies.md");
        var before = File.Exists(file) ? File.ReadAllText(file) : "";
        if (before != picture)
        {
            File.WriteAllText(file, picture);
        }

        Assert.True(before == picture, "docs/dependencies.md was stale and has been written anew: look at it and commit it.");
    }

    private static int Layer(string part) =>
        Array.IndexOf(Layers, part.Split('/')[0]) is >= 0 and var layer ? layer : throw new InvalidOperationException($"{part} has no place in the layers.");

    private static string Draw()
    {
        var edges = Imports.Value.Select(import => (import.From, import.To)).Distinct()
            .OrderBy(edge => Layer(edge.From)).ThenBy(edge => edge.From, StringComparer.Ordinal)
            .ThenBy(edge => Layer(edge.To)).ThenBy(edge => edge.To, StringComparer.Ordinal);
        var lines = edges.Select(edge => $"  {Node(edge.From)} --> {Node(edge.To)}");
        return "# Who imports whom\n\nWritten by `ImportDirectionTests` from the compiled program. Imports run downward only.\n\n```mermaid\nflowchart TD\n"
            + string.Join('\n', lines) + "\n```\n";
    }

    private static string Node(string part) => $"{part.Replace('/', '_')}[{part}]";

    private static List<(string, string, string)> FindImports()
    {
        var architecture = new ArchLoader().LoadAssemblies(
            typeof(Mittelpunkt.Algorithms.Graphs.Graph).Assembly, typeof(Mittelpunkt.Domain.Refusal).Assembly, typeof(Mittelpunkt.Web.Hosting.Website).Assembly).Build();
        var found = new HashSet<(string, string, string)>();
        foreach (var type in architecture.Types.Where(type => Part(type) is not null))
        {
            foreach (var dependency in type.Dependencies)
            {
                if (Part(dependency.Target) is { } to && Part(type) is { } from && from != to)
                {
                    found.Add((type.FullName, from, to));
                }
            }
        }

        return [.. found];
    }

    // "Features/Home", "Data", "Domain" …; null for what is not ours or belongs to no layer (the Razor imports).
    private static string? Part(IType type)
    {
        var names = type.FullName.Split('.', '+', '/', '<');
        return names switch
        {
            ["Program", ..] => "Program",
            ["Mittelpunkt", "Web", "Features", var feature, ..] => "Features/" + feature,
            ["Mittelpunkt", "Web", "_Imports", ..] => null,
            ["Mittelpunkt", "Web", var layer, ..] => layer,
            ["Mittelpunkt", var layer, ..] => layer,
            _ => null,
        };
    }
}
