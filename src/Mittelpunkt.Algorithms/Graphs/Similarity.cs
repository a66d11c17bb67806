namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>What a common neighbour counts for two nodes.</summary>
public enum Similarity
{
    /// <summary>Each common neighbour counts 1. Newman, Phys. Rev. E 64, 025102 (2001).</summary>
    CommonNeighbours,

    /// <summary>Common neighbours divided by all neighbours of both. Jaccard (1901).</summary>
    Jaccard,

    /// <summary>Each common neighbour counts 1 / ln(degree). Adamic and Adar, Social Networks 25, 211 (2003).</summary>
    AdamicAdar,

    /// <summary>Each common neighbour counts 1 / degree. Zhou, Lü and Zhang, Eur. Phys. J. B 71, 623 (2009).</summary>
    ResourceAllocation,
}
