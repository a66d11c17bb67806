using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Mittelpunkt.Tests.House;

/// <summary>Rules every file of the tree keeps.</summary>
public sealed partial class TreeTests
{
    private static readonly string[] VagueNames = ["Manager", "Helper", "Helpers", "Service", "Common", "Util", "Utils", "Dto", "Processor", "Impl"];

    private static IEnumerable<string> Sources => Repository.Files.Where(file =>
        SourceFile().IsMatch(file) && !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Pages => Repository.Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal));

    [Fact]
    public void Files_fit_in_250_lines() =>
        Assert.Empty(Sources.Where(file => Repository.Read(file).AsSpan().Count('\n') > 250).ToList());

    [Fact]
    public void Names_say_something() =>
        Assert.Empty(Sources.Where(file => VagueNames.Any(name => Path.GetFileNameWithoutExtension(file).EndsWith(name, StringComparison.Ordinal))).ToList());

    [Fact]
    public void Namespaces_are_folders()
    {
        var wrong = Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (File: file, Match: Namespace().Match(Repository.Read(file))))
            .Where(found => found.Match.Success && found.Match.Groups[1].Value != Path.GetDirectoryName(found.File)![4..].Replace('/', '.'));
        Assert.Empty(wrong.Select(found => found.File));
    }

    [Fact]
    public void Constructors_take_at_most_five_things()
    {
        var product = new[] { typeof(Mittelpunkt.Web.Hosting.Website).Assembly };
        var greedy = product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && !type.Name.Contains('<') && type.GetMethod("<Clone>$") is null)
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Length > 5));
        Assert.Empty(greedy.Select(type => type.FullName));
    }

    [Fact]
    public void No_page_brings_inline_script_or_style()
    {
        var inline = Pages.Where(file => Inline().IsMatch(Repository.Read(file)));
        Assert.Empty(inline);
    }

    [Fact]
    public void No_page_is_interactive_or_streams()
    {
        var interactive = Sources.Concat(Pages).Where(file => file.StartsWith("src/", StringComparison.Ordinal)
            && Interactive().IsMatch(Repository.Read(file)));
        Assert.Empty(interactive);
    }

    [Fact]
    public void Urls_stand_in_one_file()
    {
        var elsewhere = Sources.Concat(Pages).Where(file => file.StartsWith("src/Mittelpunkt.Web/", StringComparison.Ordinal)
            && file != "src/Mittelpunkt.Web/Ui/Paths.cs" && UrlLiteral().IsMatch(Repository.Read(file)));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Both_languages_are_complete()
    {
        var german = Repository.Files.Where(file => file.EndsWith("Texts.resx", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(german);
        foreach (var file in german)
        {
            var (de, en) = (Texts(file), Texts(file.Replace(".resx", ".en.resx")));
            Assert.Equal(de.Keys.Order(), en.Keys.Order());
            Assert.All(de.Keys, key => Assert.Equal(Placeholders(de[key]), Placeholders(en[key])));
            Assert.All(de.Concat(en), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{file}: {text.Key} is empty"));
            Assert.All(de.Concat(en), text => Assert.DoesNotContain("!", text.Value, StringComparison.Ordinal));
        }
    }

    private static Dictionary<string, string> Texts(string file) => XDocument.Parse(Repository.Read(file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"^(src|tests|bench)/.*\.(cs|razor|ts)$")]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"^namespace ([\w.]+)[;\s]", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|<style|\sstyle=|\son(click|load|change|submit|input|error)=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"@rendermode|InteractiveServer|InteractiveWebAssembly|blazor\.web\.js|StreamRendering")]
    private static partial Regex Interactive();

    [GeneratedRegex(@"@page\s|(href|action|src)=""/[a-z]|Map(Get|Post|Put|Delete|Group)\(\s*""|Redirect\(\s*\$?""/")]
    private static partial Regex UrlLiteral();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
