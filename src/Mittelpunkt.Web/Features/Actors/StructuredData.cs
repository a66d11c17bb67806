using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Web.Ui;

namespace Mittelpunkt.Web.Features.Actors;

/// <summary>A profile as schema.org JSON-LD for search engines.</summary>
public static class StructuredData
{
    /// <summary>
    /// The data block. It is data, not script, so the content security policy does not touch it; the default encoder
    /// writes every angle bracket and ampersand as an escape, so no name can end the block.
    /// </summary>
    public static MarkupString Block(Profile profile, string address) =>
        new($"<script type=\"application/ld+json\">{Describe(profile, address).ToJsonString()}</script>");

    private static JsonObject Describe(Profile profile, string address)
    {
        var actor = profile.Actor;
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = TypeOf(actor.Kind),
            ["@id"] = address,
            ["name"] = actor.Name,
            ["address"] = Some(new() { ["@type"] = "PostalAddress", ["addressLocality"] = profile.Town?.Name ?? actor.Place, ["addressCountry"] = actor.Country }),
        };
        Put(data, "description", actor.Summary);
        Put(data, "url", Wording.Host(actor.Website) is null ? null : actor.Website);
        if (actor is { Longitude: { } longitude, Latitude: { } latitude })
        {
            data["location"] = new JsonObject
            {
                ["@type"] = "Place",
                ["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = Math.Round(latitude, 5), ["longitude"] = Math.Round(longitude, 5) },
            };
        }

        var records = actor.Sources.Where(source => Wording.Host(source.Url) is not null).Select(source => source.Url).Distinct().ToArray();
        if (records.Length > 0)
        {
            data["sameAs"] = new JsonArray([.. records.Select(url => (JsonNode?)url)]);
        }

        return data;
    }

    private static JsonObject Some(JsonObject data)
    {
        foreach (var empty in data.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            data.Remove(empty);
        }

        return data;
    }

    private static void Put(JsonObject data, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            data[name] = value;
        }
    }

    private static string TypeOf(ActorKind kind) => kind switch
    {
        ActorKind.University => "CollegeOrUniversity",
        ActorKind.Research => "ResearchOrganization",
        ActorKind.PublicBody => "GovernmentOrganization",
        _ => "Organization",
    };
}
