using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Bulk;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Keeping;

/// <summary>Takes rows of every kind into a region, within one transaction that the caller holds.</summary>
public sealed class RegionIntake
{
    private const int Batch = 5000;

    private readonly BulkWriter _bulk;
    private readonly TownIntake _towns;
    private readonly ActorIntake _actors;
    private readonly SourceIntake _sources;
    private readonly TieIntake _ties;
    private readonly ProjectIntake _projects;
    private readonly ParticipantIntake _participants;
    private readonly PulseIntake _pulses;

    public RegionIntake(AppDb db, Known known, Problems problems)
    {
        var bulk = _bulk = BulkWriter.For(db);
        Known = known;
        _pulses = new PulseIntake(db, known);
        _towns = new TownIntake(known, bulk, Tallies.Towns, problems);
        _sources = new SourceIntake(known, bulk, Tallies.Sources, problems);
        _actors = new ActorIntake(known, bulk, Tallies.Actors, _sources, problems) { Added = _pulses.Add };
        _ties = new TieIntake(db, known, bulk, Tallies.Ties, problems) { Added = _pulses.Add };
        _projects = new ProjectIntake(known, bulk, Tallies.Projects, problems) { Added = _pulses.Add };
        _participants = new ParticipantIntake(db, known, bulk, Tallies.Participants, problems);
    }

    public Known Known { get; }

    public Tallies Tallies { get; } = new();

    public IReadOnlyList<Domain.Actors.Actor> Touched => _actors.Touched;

    public async Task Take(ImportRow row, CancellationToken ct)
    {
        switch (row)
        {
            case TownRow town: _towns.Take(town); break;
            case ActorRow actor: await TakeActor(actor, ct); break;
            case SourceRow source: _sources.Take(source); break;
            case ProjectRow project: _projects.Take(project); break;
            case ParticipantRow participant: await _participants.Take(participant, ct); break;
            case TieRow tie: await _ties.Take(tie, ct); break;
        }

        if (_actors.Waiting + _sources.Waiting + _ties.Waiting + _projects.Waiting + _participants.Waiting >= Batch)
        {
            await Flush(ct);
        }
    }

    public async Task Flush(CancellationToken ct)
    {
        await _towns.Flush(ct);
        await _actors.Flush(ct);
        await _sources.Flush(ct);
        await _projects.Flush(ct);
        await _participants.Flush(ct);
        await _ties.Flush(ct);
        await Known.Unwanted.Flush(_bulk, ct);
    }

    public Task WritePulses(string source, CancellationToken ct) => _pulses.Write(Tallies, source, ct);

    // Actors look for their town, so the towns before them must be known.
    private async Task TakeActor(ActorRow row, CancellationToken ct)
    {
        await _towns.Flush(ct);
        _actors.Take(row);
    }
}
