using System.Text;
using CsCheck;
using Mittelpunkt.Algorithms.Graphs;

namespace Mittelpunkt.Tests.Algorithms.Graphs;

public sealed class EdgeListTests
{
    [Fact]
    public void Edges_comments_blanks_and_line_ends_are_read()
    {
        var graph = Parse("# a comment\n0 1\r\n\n  2\t1  \n% more\n3,0\n1 0\n4 4");
        Assert.Equal(5, graph.NodeCount);
        Assert.Equal([1, 3], graph.NeighboursOf(0));
        Assert.Equal([0, 2], graph.NeighboursOf(1));
        Assert.Equal(0, graph.Degree(4));
        Assert.False(graph.IsWeighted);
        Assert.Equal(0, Parse("").NodeCount);
    }

    [Fact]
    public void A_weight_makes_the_graph_weighted_and_the_other_edges_count_one()
    {
        var graph = Parse("0 1\n1 2 0.25\n2 1 1e2\n");
        Assert.Equal([1.0, 100.25], graph.WeightsOf(1));
    }

    [Theory]
    [InlineData("0 1\nx 2\n", "Line 2")]
    [InlineData("0 1\n\n#\n3\n", "Line 4")]
    [InlineData("0 -1", "Line 1")]
    [InlineData("0 1.5", "Line 1")]
    [InlineData("0 1 NaN", "Line 1")]
    [InlineData("0 1 -2", "Line 1")]
    [InlineData("0 1 1e999", "Line 1")]
    [InlineData("0 1 2 3", "Line 1")]
    [InlineData("0 99999999999999999999", "Line 1")]
    [InlineData("0 4294967297", "Line 1")]
    [InlineData("0 1000", "beyond the limit of 1000 nodes")]
    [InlineData("0 \0", "Line 1")]
    public void What_is_no_edge_is_named_by_its_line(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => EdgeList.Parse(Encoding.UTF8.GetBytes(text), 1000)).Message);

    [Fact]
    public void Any_bytes_give_a_graph_or_a_format_error() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            GraphAssert.WellFormed(EdgeList.Parse(bytes, 1000));
        }
        catch (FormatException)
        {
        }
    }, iter: 3000);

    [Fact]
    public void A_saved_graph_is_loaded_as_it_was()
    {
        var path = Path.GetTempFileName();
        try
        {
            foreach (var sample in RandomGraphs.All.Take(60))
            {
                using (var writer = new StreamWriter(path)) EdgeList.Save(sample.Graph, writer);
                var loaded = EdgeList.Load(path);
                // Isolated nodes at the end have no line, so the loaded graph may be shorter.
                for (var v = 0; v < loaded.NodeCount; v++)
                {
                    Assert.Equal(sample.Graph.NeighboursOf(v), loaded.NeighboursOf(v));
                    Assert.Equal(sample.Graph.WeightsOf(v), loaded.WeightsOf(v));
                }
                Assert.Equal(sample.Graph.EdgeCount, loaded.EdgeCount);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_text_of_many_blocks_is_read_whole_and_its_faulty_line_found()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 900_000; i++) text.Append(i % 1000).Append(' ').Append((i / 1000 + i + 1) % 1000).Append('\n');
        var graph = Parse(text.ToString());
        Assert.Equal(Enumerable.Range(0, 900_000).Select(i => (i % 1000, (i / 1000 + i + 1) % 1000))
            .Where(e => e.Item1 != e.Item2).Select(e => (Math.Min(e.Item1, e.Item2), Math.Max(e.Item1, e.Item2))).Distinct().Count(), graph.EdgeCount);
        text.Append("7 oops\n1 2\n");
        Assert.Contains("Line 900001:", Assert.Throws<FormatException>(() => Parse(text.ToString())).Message);
    }

    private static Graph Parse(string text) => EdgeList.Parse(Encoding.UTF8.GetBytes(text));
}
