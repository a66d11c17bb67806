#!/usr/bin/python3
"""Writes oracles.tsv: classic and random graphs with the values that NetworkX and igraph give for their measures.

The classics come with NetworkX: Zachary, J. Anthropological Research 33 (1977); Padgett, Florentine families (1994);
Davis, Gardner, Gardner, Deep South (1941); Knuth, The Stanford GraphBase (1993).
Run from any place with Debian's python3-networkx and python3-igraph; the versions used stand in the file.
Lines: tool NAME VERSION | graph NAME NODES EDGES(a-b:weight ...) | value GRAPH TOOL MEASURE VALUES...
"""
import os
import random

import igraph
import networkx as nx


def classics():
    yield "Zachary's karate club", nx.karate_club_graph()
    yield "Florentine families", nx.florentine_families_graph()
    yield "Davis Southern women", nx.davis_southern_women_graph()
    yield "Les Misérables", nx.les_miserables_graph()


def randoms():
    for seed, (nodes, edges) in enumerate([(60, 45), (120, 400), (200, 900)], 1):
        graph = nx.gnm_random_graph(nodes, edges, seed=seed)
        draw = random.Random(seed)
        for a, b in graph.edges:
            graph[a][b]["weight"] = round(draw.uniform(0.1, 5), 3)
        yield f"random {nodes} {edges}", graph
    yield "preferential 150", nx.barabasi_albert_graph(150, 3, seed=4)
    yield "small world 100", nx.watts_strogatz_graph(100, 6, 0.1, seed=5)


def networkx_values(g):
    nodes = range(g.number_of_nodes())
    column = lambda values: [values[v] for v in nodes]
    categories = {v: v % 3 for v in nodes}
    nx.set_node_attributes(g, categories, "category")
    articulation = set(nx.articulation_points(g))
    labels = {v: i for i, part in enumerate(sorted(nx.connected_components(g), key=min)) for v in part}
    distances = [d for s, row in nx.all_pairs_shortest_path_length(g) for t, d in row.items() if s != t]
    yield "degree", [g.degree(v) for v in nodes]
    yield "strength", [g.degree(v, weight="weight") for v in nodes]
    yield "core", column(nx.core_number(g))
    yield "triangles", column(nx.triangles(g))
    yield "clustering", column(nx.clustering(g))
    yield "transitivity", [nx.transitivity(g)]
    yield "component", column(labels)
    yield "articulation", [int(v in articulation) for v in nodes]
    yield "bridges", [x for e in sorted(tuple(sorted(e)) for e in nx.bridges(g)) for x in e]
    yield "local_bridges", [x for e in sorted(tuple(sorted(e)) for e in nx.local_bridges(g, with_span=False)) for x in e]
    yield "constraint", column(nx.constraint(g))
    yield "constraint_weighted", column(nx.constraint(g, weight="weight"))
    yield "effective_size", column(nx.effective_size(g))
    yield "effective_size_weighted", column(nx.effective_size(g, weight="weight"))
    yield "betweenness", column(nx.betweenness_centrality(g, normalized=False))
    yield "betweenness_normalized", column(nx.betweenness_centrality(g))
    yield "closeness", column(nx.closeness_centrality(g))
    yield "harmonic", column(nx.harmonic_centrality(g))
    yield "global_efficiency", [nx.global_efficiency(g)]
    yield "mean_distance", [sum(distances) / len(distances)]
    yield "pagerank", column(nx.pagerank(g, tol=1e-14, max_iter=10000, weight=None))
    yield "pagerank_weighted", column(nx.pagerank(g, tol=1e-14, max_iter=10000, weight="weight"))
    yield "assortativity", [nx.attribute_assortativity_coefficient(g, "category")]


def igraph_values(g):
    edges = list(g.edges)
    h = igraph.Graph(g.number_of_nodes(), edges)
    weights = [g[a][b].get("weight", 1) for a, b in edges]
    articulation = set(h.articulation_points())
    yield "core", h.coreness()
    yield "clustering", h.transitivity_local_undirected(mode="zero")
    yield "transitivity", [h.transitivity_undirected(mode="zero")]
    yield "articulation", [int(v in articulation) for v in range(h.vcount())]
    yield "bridges", [x for e in sorted(tuple(sorted(h.es[i].tuple)) for i in h.bridges()) for x in e]
    yield "constraint", h.constraint()
    yield "constraint_weighted", h.constraint(weights=weights)
    yield "betweenness", h.betweenness(directed=False)
    yield "mean_distance", [h.average_path_length(directed=False)]
    yield "pagerank", h.pagerank(directed=False)
    yield "pagerank_weighted", h.pagerank(directed=False, weights=weights)


def main():
    place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracles.tsv")
    with open(place, "w", encoding="utf-8", newline="\n") as out:
        line = lambda *cells: print(*cells, sep="\t", file=out)
        line("tool", "networkx", nx.__version__)
        line("tool", "igraph", igraph.__version__)
        for name, graph in [*classics(), *randoms()]:
            graph = nx.convert_node_labels_to_integers(nx.Graph(graph))
            edges = " ".join(f"{a}-{b}:{graph[a][b].get('weight', 1)!r}" for a, b in graph.edges)
            line("graph", name, graph.number_of_nodes(), edges)
            for tool, values in (("networkx", networkx_values), ("igraph", igraph_values)):
                for measure, column in values(graph):
                    line("value", name, tool, measure, " ".join(repr(float(x)) if isinstance(x, float) else str(x) for x in column))


if __name__ == "__main__":
    main()
