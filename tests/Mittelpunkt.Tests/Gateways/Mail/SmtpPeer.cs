using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MimeKit;
using Mittelpunkt.Tests.House;

namespace Mittelpunkt.Tests.Gateways.Mail;

/// <summary>A real mail server (npm smtp-server) on a free port of 127.0.0.1, and every mail whose text it has read.</summary>
internal sealed class SmtpPeer : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<Got> _got = new();
    private TaskCompletionSource _reached = new();

    private SmtpPeer(Process process, int port) => (_process, Port) = (process, port);

    public sealed record Got(string From, string[] To, bool Tls, string? User, string Answer, string Raw)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public MimeMessage Message => MimeMessage.Load(new MemoryStream(Convert.FromBase64String(Raw)));
    }

    /// <summary>How it behaves. Of a list of answers each is given once, the last one for ever.</summary>
    public sealed record Wish(string? Cert = null, string? Key = null, bool Secure = false, string? User = null, string? Password = null, string[]? Rcpt = null, string[]? Data = null);

    public int Port { get; }

    /// <summary>Every mail it has read until now: its lines are read up to the answer to our question.</summary>
    public async Task<IReadOnlyList<Got>> Mails()
    {
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync("?");
        await _process.StandardInput.FlushAsync();
        await _reached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return [.. _got];
    }

    public static async Task<SmtpPeer> Start(Wish wish)
    {
        var folder = Path.Combine(Repository.Root, "tests/Mittelpunkt.Tests");
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "Gateways/Mail/smtp-peer.mjs"), JsonSerializer.Serialize(wish, JsonSerializerOptions.Web)])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true,
        })!;
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        var peer = new SmtpPeer(process, JsonDocument.Parse(first).RootElement.GetProperty("port").GetInt32());
        _ = peer.Listen();
        return peer;
    }

    /// <summary>Waits until it has read so many mails.</summary>
    public async Task Wait(int mails)
    {
        for (var i = 0; i < 600 && _got.Count < mails; i++)
        {
            await Task.Delay(50);
        }

        Assert.True(_got.Count >= mails, $"{_got.Count} of {mails} mails came");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task Listen()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "\"?\"")
            {
                _reached.TrySetResult();
            }
            else
            {
                _got.Enqueue(JsonSerializer.Deserialize<Got>(line, JsonSerializerOptions.Web)!);
            }
        }
    }
}
