using Mittelpunkt.Bench.Graphs;
using Mittelpunkt.Bench.Web;

return args switch
{
    ["graph", .. var rest] => GraphBench.Run(rest),
    ["web"] => await WebBench.Run(),
    ["web", "members"] => await MemberBench.Run(),
    ["web", "streams"] => await WebBench.Run(onlyStreams: true),
    ["web", "site", var folder] => await SiteProcess.Serve(folder),
    ["web", "browser"] => await BrowserBench.Run(),
    ["web", "import"] => await ImportBench.Run(),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("bin/bench graph … | web | web members | web streams | web browser | web import");
    return 2;
}
