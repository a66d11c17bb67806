using Mittelpunkt.Web.Features.Imports.Formats;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports;

/// <summary>Every format by name.</summary>
public static class ImportFormats
{
    private static readonly Dictionary<string, Func<ImportInput, IEnumerable<ImportRow>>> Readers = new()
    {
        ["csv"] = Own,
        ["xlsx"] = Workbook,
        ["ror"] = input => Table(input, RorFormat.Read),
        ["cordis"] = CordisFormat.Read,
        ["beneficiaries"] = input => Table(input, BeneficiariesFormat.Read),
        ["geonames"] = input => Table(input, RecipientsFormat.Read),
        ["geojson"] = input => GeoJsonTowns.Read(input.Path, input.Problems),
    };

    public static IReadOnlyCollection<string> Names => Readers.Keys;

    public static IEnumerable<ImportRow> Read(string format, ImportInput input) => Readers[format](input);

    private static IEnumerable<ImportRow> Own(ImportInput input) =>
        CsvTable.Open(input.Path, input.Problems) is { } table ? OwnTables.Read(table, input.Problems, input.Ignored, input.Slash) : [];

    private static IEnumerable<ImportRow> Table(ImportInput input, Func<Table, ImportInput, IEnumerable<ImportRow>> read) =>
        CsvTable.Open(input.Path, input.Problems) is { } table ? read(table, input) : [];

    // Sheets may stand in any order; what is named by others comes first.
    private static IEnumerable<ImportRow> Workbook(ImportInput input)
    {
        foreach (var table in XlsxTables.Open(input.Path, input.Problems).OrderBy(OwnTables.Rank))
        {
            foreach (var row in OwnTables.Read(table, input.Problems, input.Ignored, input.Slash))
            {
                yield return row;
            }
        }
    }
}
