namespace Mittelpunkt.Algorithms.Graphs;

/// <summary>
/// The k best of many offers in the caller's memory: highest score first, equal scores by the smaller node.
/// A heap with the worst kept at the root; O(log k) an offer, no allocation.
/// </summary>
internal ref struct BestNodes(Span<ScoredNode> room)
{
    private readonly Span<ScoredNode> heap = room;
    private int count;

    internal void Offer(int node, double score)
    {
        var offer = new ScoredNode(node, score);
        if (count < heap.Length)
        {
            var at = count++;
            for (; at > 0 && Worse(offer, heap[(at - 1) / 2]); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
            heap[at] = offer;
        }
        else if (count > 0 && Worse(heap[0], offer))
        {
            Sink(offer, count);
        }
    }

    /// <summary>Sorts what was kept, best first, and returns how many there are.</summary>
    internal int Finish()
    {
        for (var left = count - 1; left > 0; left--)
        {
            var worst = heap[0];
            Sink(heap[left], left);
            heap[left] = worst;
        }

        return count;
    }

    private void Sink(ScoredNode node, int size)
    {
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= size) break;
            if (child + 1 < size && Worse(heap[child + 1], heap[child])) child++;
            if (!Worse(heap[child], node)) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = node;
    }

    private static bool Worse(ScoredNode a, ScoredNode b) => a.Score != b.Score ? a.Score < b.Score : a.Node > b.Node;
}
