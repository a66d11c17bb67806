using Mittelpunkt.Domain.Pulses;

namespace Mittelpunkt.Web.Data;

/// <summary>A pulse with the names everybody may see.</summary>
public sealed record PulseFact(
    long Id, DateTimeOffset At, PulseKind Kind, PulseEnd? From, PulseEnd? To, PulseProject? Project, int? Count, string? Source);

/// <summary>The actor at one end of a pulse.</summary>
public sealed record PulseEnd(string Slug, string Name, double? Longitude, double? Latitude);

/// <summary>The project of a pulse.</summary>
public sealed record PulseProject(string Slug, string Title);
