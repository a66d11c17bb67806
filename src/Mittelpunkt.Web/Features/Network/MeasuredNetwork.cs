using Mittelpunkt.Web.Regions;

namespace Mittelpunkt.Web.Features.Network;

/// <summary>The figures of one region's network. While one state is measured only the newest of those that come waits its turn.</summary>
public sealed class MeasuredNetwork(Func<RegionNetwork, NetworkFigures> measure)
{
    private readonly Lock _gate = new();
    private RegionNetwork? _network;
    private TaskCompletionSource<NetworkFigures>? _wanted;
    private bool _next;
    private bool _running;
    private volatile NetworkFigures? _latest;

    /// <summary>The newest finished figures; null before the first.</summary>
    public NetworkFigures? Latest => _latest;

    /// <summary>The figures of the network. Whoever asked for a state that was overtaken gets those of the newer one.</summary>
    public Task<NetworkFigures> Measure(RegionNetwork network)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_network, network) && _wanted is not null && !_wanted.Task.IsFaulted)
            {
                return _wanted.Task;
            }

            var waits = _wanted is not null && !_wanted.Task.IsCompleted && _next;
            _network = network;
            if (!waits)
            {
                _wanted = new TaskCompletionSource<NetworkFigures>(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _next = true;
            if (!_running)
            {
                _running = true;
                _ = Task.Run(Work);
            }

            return _wanted!.Task;
        }
    }

    private void Work()
    {
        while (Begin() is { } next)
        {
            try
            {
                var figures = measure(next.Network);
                _latest = figures;
                next.Wanted.SetResult(figures);
            }
            catch (Exception problem)
            {
                // Whoever waits is told; the next one who asks has it measured again.
                next.Wanted.SetException(problem);
            }
        }
    }

    private (RegionNetwork Network, TaskCompletionSource<NetworkFigures> Wanted)? Begin()
    {
        lock (_gate)
        {
            _running = _next;
            if (!_next)
            {
                return null;
            }

            _next = false;
            return (_network!, _wanted!);
        }
    }
}
