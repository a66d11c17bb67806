using Mittelpunkt.Bench.Graphs;
using Mittelpunkt.Bench.Web;

return args switch
{
    ["graph", .. var rest] => GraphBench.Run(rest),
    ["web", "browser"] => await BrowserBench.Run(),
    ["web", "import"] => await ImportBench.Run(),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("bin/bench graph … | web browser | web import");
    return 2;
}
