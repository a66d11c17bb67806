namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The graph without its hanging trees, for shortest paths between all pairs: leaves fold into what they hang on until every node
/// kept has two ties. What paths to, from and within the trees pass is known at once from the number of nodes folded. O(nodes + edges · log).
/// </summary>
/// <remarks>Sariyüce, Kaya, Saule, Çatalyürek: Graph manipulations for fast centrality computation, ACM TKDD 11 (2017).</remarks>
internal sealed unsafe class TreeFolding
{
    private readonly Graph graph;
    private readonly int[] degrees;
    private readonly bool[] folded;
    private readonly double[] weights;
    private readonly int[] offsets;
    private readonly int[] neighbours;

    public TreeFolding(Graph graph, CancellationToken cancel)
    {
        this.graph = graph;
        degrees = Degrees.Of(graph);
        folded = new bool[graph.NodeCount];
        weights = new double[graph.NodeCount];
        Array.Fill(weights, 1);
        Passing = new double[graph.NodeCount];
        Fold(Components.Of(graph, null, cancel));
        NodeOf = HubOrder.Of(graph, degrees);
        Weights = Array.ConvertAll(NodeOf, v => weights[v]);
        offsets = Column<int>.Allocate(NodeOf.Length + 1);
        offsets[0] = 0;
        for (var i = 0; i < NodeOf.Length; i++) offsets[i + 1] = offsets[i] + degrees[NodeOf[i]];
        neighbours = Column<int>.Allocate(offsets[^1]);
        Copy();
        Offsets = new Column<int>(offsets).Pointer;
        Neighbours = new Column<int>(neighbours).Pointer;
        GC.KeepAlive(graph);
    }

    /// <summary>Id in the graph of every node kept, in an order that sets nodes beside each other whose distances to all others are much the same.</summary>
    public int[] NodeOf { get; }

    /// <summary>Nodes folded into each node kept, itself among them.</summary>
    public double[] Weights { get; }

    /// <summary>For every node of the graph: ordered pairs of others, one of them at least in a tree at this node, whose paths pass it.</summary>
    public double[] Passing { get; }

    public int* Offsets { get; }

    public int* Neighbours { get; }

    private void Fold(ComponentLabels components)
    {
        var leaves = new Queue<int>();
        for (var v = 0; v < folded.Length; v++) if (degrees[v] == 1) leaves.Enqueue(v);
        while (leaves.TryDequeue(out var leaf))
        {
            if (degrees[leaf] == 0) continue;
            var on = -1;
            foreach (var u in graph.NeighboursOf(leaf)) if (!folded[u]) on = u;
            folded[leaf] = true;
            degrees[leaf] = 0;
            Passing[leaf] += Outside(leaf, components);
            Passing[on] += 2 * weights[leaf] * (weights[on] - 1);
            weights[on] += weights[leaf];
            if (--degrees[on] == 1) leaves.Enqueue(on);
        }
        for (var v = 0; v < folded.Length; v++) if (!folded[v]) Passing[v] += Outside(v, components);
    }

    /// <summary>Ordered pairs of a node folded here and one of the rest of the component.</summary>
    private double Outside(int node, ComponentLabels components) =>
        2 * (weights[node] - 1) * (components.Sizes[components.Of[node]] - weights[node]);

    private void Copy()
    {
        var newOf = new int[folded.Length];
        for (var i = 0; i < NodeOf.Length; i++) newOf[NodeOf[i]] = i;
        for (var i = 0; i < NodeOf.Length; i++)
        {
            var at = offsets[i];
            foreach (var u in graph.NeighboursOf(NodeOf[i])) if (!folded[u]) neighbours[at++] = newOf[u];
            Array.Sort(neighbours, offsets[i], at - offsets[i]);
        }
    }
}
