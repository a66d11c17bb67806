using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Mittelpunkt.Web.Features.Developers;

/// <summary>The OpenAPI document as a page needs it, in the language of the request.</summary>
public sealed class Reference([FromKeyedServices("v1")] IOpenApiDocumentProvider document)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<ReferencePage> Read(CancellationToken ct)
    {
        var api = await document.GetOpenApiDocumentAsync(ct);
        return new ReferencePage(api.Info.Title!, api.Info.Description!, [.. api.Paths.SelectMany(path => path.Value.Operations!
            .Where(operation => operation.Key == HttpMethod.Get).Select(operation => Endpoint(path.Key, operation.Value)))]);
    }

    private static ReferenceEndpoint Endpoint(string path, OpenApiOperation operation)
    {
        var answer = operation.Responses!["200"].Content!.First(content => content.Value.Example is not null);
        return new ReferenceEndpoint(
            operation.OperationId!,
            path,
            operation.Summary!,
            operation.Description!,
            [.. (operation.Parameters ?? []).Select(Parameter)],
            [.. operation.Responses.Select(response => (response.Key, response.Value.Description!))],
            answer.Key,
            Show(answer.Value.Example!));
    }

    private static ReferenceParameter Parameter(IOpenApiParameter parameter) => new(
        parameter.Name!,
        parameter.In switch { ParameterLocation.Path => DevelopersTexts.InPath, ParameterLocation.Header => DevelopersTexts.InHeader, _ => DevelopersTexts.InQuery },
        parameter.Description!,
        parameter.Example!.ToString(),
        [.. (parameter.Schema?.Enum ?? []).Select(word => word.ToString())]);

    private static string Show(JsonNode example) =>
        example.GetValueKind() == JsonValueKind.String ? example.GetValue<string>() : example.ToJsonString(Readable);
}

/// <summary>What the page shows.</summary>
public sealed record ReferencePage(string Title, string Text, IReadOnlyList<ReferenceEndpoint> Endpoints);

/// <summary>One address that can be read.</summary>
public sealed record ReferenceEndpoint(
    string Id, string Path, string Summary, string Text, IReadOnlyList<ReferenceParameter> Parameters,
    IReadOnlyList<(string Status, string Text)> Responses, string MediaType, string Example);

/// <summary>One parameter of an address.</summary>
public sealed record ReferenceParameter(string Name, string Where, string Text, string Example, IReadOnlyList<string> OneOf);
