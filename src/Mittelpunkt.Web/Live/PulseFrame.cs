using System.Globalization;
using System.Text;
using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Live;

/// <summary>Writes a pulse as JSON on one line.</summary>
public delegate byte[] PulseFormat(PulseFact pulse);

/// <summary>One event of the stream, written once for all who listen.</summary>
public sealed record PulseFrame(long Id, DateTimeOffset At, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A comment that keeps the connection open through proxies.</summary>
    public static readonly PulseFrame HeartBeat = new(0, default, ": .\n\n"u8.ToArray());

    /// <summary>The event of a pulse as the HTML standard writes it (server-sent events).</summary>
    public static PulseFrame Of(PulseFact pulse, PulseFormat format) => new(pulse.Id, pulse.At,
        (byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {pulse.Id}\nevent: pulse\ndata: ")), .. format(pulse), .. "\n\n"u8]);
}
