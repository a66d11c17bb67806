namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>A node with the value that ranks it.</summary>
public readonly record struct ScoredNode(int Node, double Score);
