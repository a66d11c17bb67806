using System.Text.Json;
using System.Text.Json.Serialization;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Corrections;
using Mittelpunkt.Domain.Members;
using Mittelpunkt.Domain.Ties;

namespace Mittelpunkt.Web.Features.Demo;

/// <summary>The fictional organisations, people and ties of data/demo. Everything refers to everything else by key or address.</summary>
public sealed record DemoFile(
    string Region, IReadOnlyList<DemoActor> Actors, IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoMember> Members,
    IReadOnlyList<DemoTie> Ties, IReadOnlyList<DemoProject> Projects, IReadOnlyList<DemoRequest> Requests)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The file that comes with the product.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "data", "demo", "untermain.json");

    /// <exception cref="JsonException">The file is not of this form.</exception>
    public static DemoFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<DemoFile>(stream, Options) ?? throw new JsonException($"{path} is empty.");
    }
}

/// <summary>An organisation; <see cref="Claimed"/> is the day its people took it over, null when nobody has.</summary>
public sealed record DemoActor(
    string Key, string Name, ActorKind Kind, string? Sector, string Town, double Longitude, double Latitude, DateOnly Since, string Summary, string SummaryEn, DateOnly? Claimed);

/// <summary>A person with an account.</summary>
public sealed record DemoPerson(string Email, string Name, string Language, Role? Role = null);

/// <summary>A person in an organisation; without rights it has only asked.</summary>
public sealed record DemoMember(string Person, string Actor, IReadOnlyList<Rights>? Rights = null, DateOnly? Since = null, string? Note = null, string? State = null);

/// <summary>Two organisations and what joins them, confirmed by both.</summary>
public sealed record DemoTie(string A, string B, Rung Rung, DateOnly Since, Evidence Evidence, DateOnly? Until = null);

/// <summary>A project; the first participant co-ordinates it.</summary>
public sealed record DemoProject(string Key, string Title, string Summary, DateOnly Start, DateOnly End, string Line, IReadOnlyList<string> Participants);

/// <summary>An open request about an entry; <see cref="ProposedBy"/> is who proposes to remove it, with <see cref="Grounds"/>, null when nobody does.</summary>
public sealed record DemoRequest(string Actor, CorrectionKind Kind, string Text, string? Contact = null, string? ProposedBy = null, string? Grounds = null);
