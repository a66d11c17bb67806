using System.Threading.Channels;

namespace Mittelpunkt.Web.Live;

/// <summary>One open stream: a bounded buffer between the feed and a reader. Who does not keep up is let go and resumes by the last id.</summary>
public sealed class PulseListener(PulseFeed feed) : IDisposable
{
    private const int Buffered = 128;

    private readonly Channel<PulseFrame> _buffer = Channel.CreateBounded<PulseFrame>(
        new BoundedChannelOptions(Buffered) { SingleReader = true, SingleWriter = true });

    /// <summary>Ends when the reader was too slow or the feed is closed.</summary>
    public ChannelReader<PulseFrame> Frames => _buffer.Reader;

    /// <summary>Hands a frame over, or ends the stream of a reader that is too far behind.</summary>
    internal bool Tell(PulseFrame frame) => _buffer.Writer.TryWrite(frame) || !End();

    internal bool End() => _buffer.Writer.TryComplete();

    public void Dispose() => feed.Leave(this);
}
