using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Features.Imports.Reading;
using Mittelpunkt.Web.Features.Imports.Rows;

namespace Mittelpunkt.Web.Features.Imports.Formats;

/// <summary>Reads our own tables; which one it is, the header tells.</summary>
public static class OwnTables
{
    private static readonly (Columns Columns, Func<Cells, ImportRow?> Read)[] Kinds =
    [
        (OwnColumns.Ties, Tie),
        (OwnColumns.Participants, Participant),
        (OwnColumns.Sources, Source),
        (OwnColumns.Projects, Project),
        (OwnColumns.Actors, Actor),
    ];

    /// <summary>Actors come before what names them.</summary>
    public static int Rank(Table table) => -Array.FindIndex(Kinds, k => k.Columns.Fits(table));

    public static IEnumerable<ImportRow> Read(Table table, Problems problems, ICollection<string> ignored, SlashDates slash = SlashDates.Clear)
    {
        var kind = Kinds.FirstOrDefault(k => k.Columns.Fits(table));
        if (kind.Columns is null)
        {
            var known = string.Join(" · ", Kinds.Reverse().Select(k => string.Join(", ", k.Columns.List.Where(c => c.Required).Select(c => c.Names[0]))));
            problems.Add(1, null, ProblemCode.WrongColumns, string.Join(", ", table.Header), known);
            return [];
        }

        var columns = kind.Columns.Find(table, problems, ignored);
        return problems.Any ? [] : Rows(table, new Cells(columns, table.Header.Count, problems) { Slash = slash }, kind.Read);
    }

    private static IEnumerable<ImportRow> Rows(Table table, Cells cells, Func<Cells, ImportRow?> read)
    {
        foreach (var (line, values) in table.Rows)
        {
            cells.Move(line, values);
            if (read(cells) is { } row && cells.Clean)
            {
                yield return row;
            }
        }
    }

    private static ActorRow? Actor(Cells cells)
    {
        var name = cells.Text("name", 300, required: true);
        var position = cells.Position();
        var place = cells.Text("place", 120);
        var precision = cells.Choice("precision", Words.Precisions, PositionPrecision.Site);
        return name is null ? null : new ActorRow(cells.Line)
        {
            Key = cells.Text("key", 200) ?? "name:" + Slugs.Of(name + " " + (cells.Raw("town") ?? place)),
            Slug = cells.Text("slug", 120),
            Name = name,
            Kind = cells.Choice("kind", Words.Kinds, ActorKind.Unknown),
            Sector = FieldChecks.Sector(cells),
            Town = cells.Text("town", 120),
            Place = place,
            Country = FieldChecks.Country(cells) ?? "DE",
            Longitude = position?.Longitude,
            Latitude = position?.Latitude,
            Precision = cells.Raw("precision") is null ? null : precision,
            Website = FieldChecks.Address(cells, "website"),
            Register = cells.Text("register", 80),
            Summary = cells.Text("summary", 600),
            Since = cells.Date("since"),
            ClaimedAt = cells.Moment("claimed"),
            Source = cells.Text("source", 200),
            SourceName = cells.Text("source_name", 300),
            SourceUrl = FieldChecks.Address(cells, "source_url"),
            SourceDate = cells.Date("source_date"),
        };
    }

    private static SourceRow? Source(Cells cells)
    {
        var row = new SourceRow(cells.Line)
        {
            Actor = cells.Text("actor", 200, required: true) ?? "",
            Key = cells.Text("key", 200, required: true) ?? "",
            Source = cells.Text("source", 200, required: true) ?? "",
            Name = cells.Text("name", 300) ?? "",
            Url = FieldChecks.Address(cells, "url"),
            Date = cells.Date("date"),
            FormerSlug = cells.Text("former_slug", 120),
        };
        return cells.Clean ? row : null;
    }

    private static TieRow? Tie(Cells cells)
    {
        var row = new TieRow(cells.Line)
        {
            From = cells.Text("from", 200, required: true) ?? "",
            To = cells.Text("to", 200, required: true) ?? "",
            Rung = cells.Choice("rung", Words.Rungs, Rung.Met, required: true),
            Since = cells.Date("since"),
            Until = cells.Date("until"),
            Evidence = cells.Choice("evidence", Words.Evidences, Evidence.Record),
            Source = cells.Text("source", 200),
            Visibility = cells.Raw("visibility") is null ? null : cells.Choice("visibility", Words.Visibilities, Visibility.Private),
            FromConfirmedAt = cells.Moment("from_confirmed"),
            ToConfirmedAt = cells.Moment("to_confirmed"),
        };
        FieldChecks.Order(cells, row.Since, row.Until, "until");
        return cells.Clean ? row : null;
    }

    private static ProjectRow? Project(Cells cells)
    {
        var title = cells.Text("title", 500, required: true);
        var row = new ProjectRow(cells.Line)
        {
            Key = cells.Text("key", 200, required: true) ?? "",
            Slug = cells.Text("slug", 120),
            Title = title ?? "",
            Summary = cells.Text("summary", 2000),
            Start = cells.Date("start"),
            End = cells.Date("end"),
            FundingLine = cells.Text("funding_line", 120),
            Amount = cells.Amount("amount", 9_999_999_999_999m),
            Source = cells.Text("source", 200),
            Url = FieldChecks.Address(cells, "url"),
        };
        FieldChecks.Order(cells, row.Start, row.End, "end");
        return cells.Clean ? row : null;
    }

    private static ParticipantRow? Participant(Cells cells)
    {
        var row = new ParticipantRow(cells.Line)
        {
            Project = cells.Text("project", 200, required: true) ?? "",
            Actor = cells.Text("actor", 200, required: true) ?? "",
            Coordinates = cells.YesNo("coordinates") ?? false,
        };
        return cells.Clean ? row : null;
    }
}
