using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Description;

/// <summary>Writes the words, parameters, examples and errors of each endpoint into the OpenAPI document, in the language asked for.</summary>
public static class ApiDescription
{
    public const string Name = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<Described>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = OpenDataTexts.ApiTitle, Version = "1", Description = OpenDataTexts.ApiText };
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Tags = null;
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<Described>().Single());
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // What the same name means something else in has words of its own.
            if (context.JsonPropertyInfo is { } property
                && (Text($"Field_{property.DeclaringType.Name}_{property.Name}") ?? Text("Field_" + property.Name)) is { } words)
            {
                schema.Description = words;
            }

            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiOperation operation, Described described)
    {
        operation.OperationId = described.Key;
        operation.Tags = null;
        operation.Summary = Text($"Endpoint_{described.Key}");
        operation.Description = Text($"Endpoint_{described.Key}_Text");
        operation.Parameters = [.. described.Parameters.Select(Describe)];
        operation.Responses ??= [];
        var media = (operation.Responses["200"] as OpenApiResponse)!.Content!;
        foreach (var (type, content) in media)
        {
            content.Example = type == described.MediaType
                ? type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(described.Example) : JsonValue.Create(described.Example)
                : content.Example;
        }

        operation.Responses["200"].Description = OpenDataTexts.Response200;
        operation.Responses["304"] = new OpenApiResponse { Description = OpenDataTexts.Response304 };
        operation.Responses["400"] = Problem(OpenDataTexts.Response400);
        if (described.Parameters.Any(p => p.InPath))
        {
            operation.Responses["404"] = Problem(OpenDataTexts.Response404);
        }

        operation.Responses["429"] = Problem(OpenDataTexts.Response429);
    }

    private static IOpenApiParameter Describe(Parameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.InPath ? ParameterLocation.Path : parameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Required = parameter.InPath,
        Description = Text("Parameter_" + (parameter.Key ?? parameter.Name)),
        Example = parameter.IsWhole ? JsonValue.Create(int.Parse(parameter.Example, CultureInfo.InvariantCulture)) : JsonValue.Create(parameter.Example),
        Schema = new OpenApiSchema
        {
            Type = parameter.IsWhole ? JsonSchemaType.Integer : JsonSchemaType.String,
            Minimum = parameter.Least?.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture),
            MaxLength = parameter.IsWhole ? null : 200,
            Enum = parameter.OneOf.Length == 0 ? null : [.. parameter.OneOf.Select(word => JsonValue.Create(word))],
        },
    };

    private static OpenApiResponse Problem(string words) => new()
    {
        Description = words,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() },
    };

    private static string? Text(string key) => OpenDataTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
