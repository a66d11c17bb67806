using Microsoft.EntityFrameworkCore;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Features.Imports.Keeping;
using Mittelpunkt.Web.Features.Imports.Merging;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Building;

/// <summary>
/// Builds the bundled records of a region anew from the raw public sources, through the same importers a town uses:
/// imports every source into an empty database, merges the twins that people decided on (merges.csv), and exports.
/// </summary>
public sealed class BuildRegion(AppDb db, CurrentRegion current, TimeProvider clock)
{
    private static readonly (string Format, string File, string[] With, string Date)[] Sources =
    [
        ("ror", "orgs/ror_de.csv.gz", [], "2026-06-30"),
        ("geonames", "orgs/plz_bulk_recipients_de.csv.gz", [], "2026-03-31"),
        ("cordis", "collaboration/h2020_participations.csv.gz", ["collaboration/h2020_network.csv.gz", "collaboration/h2020_programme_parts.csv.gz"], "2019-07-01"),
        ("beneficiaries", "funding/efre_esf_bayern_hessen.csv.gz", [], "2016-06-30"),
    ];

    /// <summary>Builds into the folder that holds region.json; returns the proposals nobody has decided on yet.</summary>
    /// <exception cref="InvalidDataException">A source has a problem.</exception>
    public async Task<IReadOnlyList<string>> Handle(string folder, string sources, CancellationToken ct)
    {
        var file = RegionFile.Read(Path.Combine(folder, "region.json"));
        await MakeRegion(file, sources, ct);
        foreach (var source in Sources)
        {
            var order = new ImportFile.Order(source.Format, Path.Combine(sources, source.File))
            {
                With = [.. source.With.Select(w => Path.Combine(sources, w))],
                SourceDate = DateOnly.ParseExact(source.Date, "yyyy-MM-dd"),
            };
            Refuse(source.File, (await new ImportFile(db, current, clock).Handle(order, null, ct)).Problems);
        }

        var open = await Decide(Path.Combine(folder, "merges.csv"), ct);
        await new ExportRegion(db, current).Handle("csv", folder, complete: false, ct);
        return open;
    }

    private async Task MakeRegion(RegionFile file, string sources, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var region = file.ToRegion(now);
        var problems = new Problems();
        db.Add(region);
        await db.SaveChangesAsync(ct);
        current.Set(region);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var intake = new RegionIntake(db, await Known.Load(db, region, now, region.Name, ct), problems);
        foreach (var town in RegionTowns.Read(sources, file, problems))
        {
            await intake.Take(town, ct);
        }

        await intake.Flush(ct);
        Refuse("towns", problems);
        await transaction.CommitAsync(ct);
    }

    private async Task<IReadOnlyList<string>> Decide(string decisions, CancellationToken ct)
    {
        var merge = new MergeActors(db, clock);
        if (File.Exists(decisions))
        {
            foreach (var values in CsvTable.Open(decisions, new Problems())!.Rows.Select(r => r.Values))
            {
                var outcome = values[2] == "same" ? await merge.Accept(values[0], values[1], ct) : await merge.Reject(values[0], values[1], ct);
                if (outcome.Refusal is { } refusal)
                {
                    throw new InvalidDataException($"{decisions}: {refusal.Code} {refusal.Field}");
                }
            }
        }

        return [.. (await merge.Open(ct)).Select(p => $"{p.KeepKey},{p.OtherKey},{p.Reason}")];
    }

    private static void Refuse(string file, Problems problems)
    {
        if (problems.List is [var first, ..])
        {
            throw new InvalidDataException($"{file}, {first.Line}, {first.Field}: {first.Text(System.Globalization.CultureInfo.CurrentUICulture)}");
        }
    }
}
