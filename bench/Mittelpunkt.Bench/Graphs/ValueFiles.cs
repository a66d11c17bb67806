using System.Globalization;

namespace Mittelpunkt.Bench.Graphs;

/// <summary>Writes a value of every node as <c>NAME.tsv</c>: node, tab, value in full double precision.</summary>
public sealed class ValueFiles(string? folder)
{
    public bool Wanted => folder is not null;

    public void Write(string name, int[] values) => Write(name, values.Length, v => values[v].ToString(CultureInfo.InvariantCulture));

    public void Write(string name, long[] values) => Write(name, values.Length, v => values[v].ToString(CultureInfo.InvariantCulture));

    public void Write(string name, double[] values) => Write(name, values.Length, v => values[v].ToString("R", CultureInfo.InvariantCulture));

    public void Write(string name, bool[] values) => Write(name, values.Length, v => values[v] ? "1" : "0");

    private void Write(string name, int count, Func<int, string> value)
    {
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        using var file = new StreamWriter(Path.Combine(folder, name + ".tsv"));
        for (var v = 0; v < count; v++)
        {
            file.Write(v);
            file.Write('\t');
            file.Write(value(v));
            file.Write('\n');
        }
    }
}
