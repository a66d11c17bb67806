using Mittelpunkt.Bench.Graphs;

return args switch
{
    ["graph", .. var rest] => GraphBench.Run(rest),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("bin/bench graph …");
    return 2;
}
