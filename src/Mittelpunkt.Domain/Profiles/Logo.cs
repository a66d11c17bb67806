using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Domain.Profiles;

/// <summary>The picture of an organisation, seen by everybody; made anew from what was uploaded.</summary>
public sealed class Logo : IRegional
{
    /// <summary>Most characters of <see cref="Text"/>.</summary>
    public const int LongestText = 200;

    /// <summary>Longest side of the picture kept, in pixels.</summary>
    public const int LongestSide = 512;

    /// <inheritdoc/>
    public required Guid RegionId { get; init; }

    /// <summary>The organisation.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>The picture as PNG.</summary>
    public required byte[] Png { get; set; }

    /// <summary>Width in pixels.</summary>
    public required int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; set; }

    /// <summary>What it shows, in words, for those who do not see it.</summary>
    public required string Text { get; set; }

    /// <summary>When it was kept (UTC); part of its address.</summary>
    public required DateTimeOffset At { get; set; }
}
