using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Mittelpunkt.Web.Hosting;

namespace Mittelpunkt.Bench.Web;

/// <summary>Many open streams: how long a pulse takes from before its commit to every reader, and what a stream costs.</summary>
internal static class StreamRows
{
    private const int Streams = 2_000;
    private const int Pulses = 25;

    public static async Task Run(SiteProcess site, string folder)
    {
        var before = await site.Memory();
        var readers = new List<Reader>();
        try
        {
            for (var i = 0; i < Streams; i++)
            {
                readers.Add(await Reader.Open(site.Address));
            }

            await Task.Delay(2_000);
            var after = await site.Memory();
            await Measure("same process", readers, async () => long.Parse(await site.Ask("pulse"), CultureInfo.InvariantCulture));
            await using var other = Website.Build(["--Data", folder, "--Empty", "true", "--Logging:LogLevel:Default", "Warning"]);
            await Measure("another process", readers, () => SiteProcess.WritePulse(other.Services));
            WebBench.Row($"memory of one stream, idle ({Streams} open)", (after - before) / Streams / 1000, "kB", "");
            WebBench.Row($"memory of one stream, after {2 * (Pulses + 1)} pulses", (await site.Memory() - before) / Streams / 1000, "kB", "");
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private static async Task Measure(string where, List<Reader> readers, Func<Task<long>> pulse)
    {
        var delays = new List<double>();
        for (var round = -1; round < Pulses; round++)
        {
            var waiting = readers.ConvertAll(reader => reader.Next());
            var written = await pulse();
            var arrived = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30));
            if (round >= 0)
            {
                delays.AddRange(arrived.Select(at => Stopwatch.GetElapsedTime(written, at).TotalMilliseconds));
            }

            await Task.Delay(137);
        }

        delays.Sort();
        WebBench.Row($"{Streams} streams, commit in {where}, median", delays[delays.Count / 2], "ms", "");
        WebBench.Row($"{Streams} streams, commit in {where}, 99 %", delays[delays.Count * 99 / 100], "ms", "500");
        WebBench.Row($"{Streams} streams, commit in {where}, last", delays[^1], "ms", "");
    }

    private sealed class Reader : IDisposable
    {
        private readonly Socket _socket;
        private readonly byte[] _buffer = new byte[2048];

        private Reader(Socket socket) => _socket = socket;

        public static async Task<Reader> Open(Uri address)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            await socket.SendAsync("GET /api/v1/pulses?after=1000000000 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"u8.ToArray());
            var reader = new Reader(socket);
            await reader.Until("retry: "u8.ToArray());
            return reader;
        }

        /// <summary>The moment the next pulse arrives.</summary>
        public async Task<long> Next()
        {
            await Until("data: "u8.ToArray());
            return Stopwatch.GetTimestamp();
        }

        private async Task Until(byte[] mark)
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(_buffer);
                if (read == 0)
                {
                    throw new IOException("The stream ended.");
                }

                if (_buffer.AsSpan(0, read).IndexOf(mark) >= 0)
                {
                    return;
                }
            }
        }

        public void Dispose() => _socket.Dispose();
    }
}
