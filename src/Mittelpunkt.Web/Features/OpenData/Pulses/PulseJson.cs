using System.Text.Json;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.OpenData.Answers;
using Mittelpunkt.Web.Ui;
using Mittelpunkt.Web.Ui.Answers;

namespace Mittelpunkt.Web.Features.OpenData.Pulses;

/// <summary>A pulse as the stream and the list tell it.</summary>
public sealed record PulseJson(
    long Id, DateTime At, string Kind, BothLanguages Text, string Url, PulsePlace? From, PulsePlace? To, int? Count, string? Source)
{
    public static PulseJson Of(PulseFact pulse) => new(
        pulse.Id,
        pulse.At.UtcDateTime,
        PulseSlug.Of(pulse.Kind),
        new(PulseText.Of(pulse, PulseText.German), PulseText.Of(pulse, PulseText.English)),
        PulseText.PathOf(pulse),
        PulsePlace.Of(pulse.From),
        PulsePlace.Of(pulse.To),
        pulse.Count,
        pulse.Source);

    public static byte[] Write(PulseFact pulse) => JsonSerializer.SerializeToUtf8Bytes(Of(pulse), OpenJson.Options);
}

/// <summary>The same words in both languages.</summary>
public sealed record BothLanguages(string De, string En);

/// <summary>An end of a pulse with its place on the map; ends without a known place are left out.</summary>
public sealed record PulsePlace(string Slug, string Name, double Longitude, double Latitude)
{
    public static PulsePlace? Of(PulseEnd? end) => end is { Longitude: { } longitude, Latitude: { } latitude }
        ? new(end.Slug, end.Name, Math.Round(longitude, 5), Math.Round(latitude, 5))
        : null;
}
