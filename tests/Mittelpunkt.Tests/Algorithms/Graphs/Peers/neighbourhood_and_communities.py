"""Values of networkx and igraph that the tests compare with. Writes the JSON file beside this script.

Run: /usr/bin/python3 neighbourhood_and_communities.py
"""
import itertools
import json
import pathlib
import random

import igraph
import networkx as nx

CAPACITIES = [6, 3, 2]


def planted(seed, groups, size, inside, outside):
    """Random groups of random degree, some nodes without ties."""
    graph = nx.random_partition_graph([size] * groups, inside, outside, seed=seed)
    graph.remove_edges_from([e for e in graph.edges if 7 in e])
    return graph


def graphs():
    lesmis = nx.les_miserables_graph()
    yield "karate", nx.Graph(nx.karate_club_graph().edges), False
    yield "florentine", nx.florentine_families_graph(), False
    yield "davis", nx.davis_southern_women_graph(), False
    yield "lesmis", lesmis, True
    yield "planted clear", planted(1, 10, 60, 0.15, 0.004), False
    yield "planted blurred", planted(2, 12, 50, 0.14, 0.02), False
    yield "preferential", nx.barabasi_albert_graph(800, 4, seed=3), False
    yield "small world", nx.connected_watts_strogatz_graph(700, 8, 0.1, seed=4), False


def leiden(ids, edges, weights):
    graph = igraph.Graph(n=len(ids), edges=edges)
    found = []
    for seed in range(5):
        igraph.set_random_number_generator(random.Random(seed + 1))
        found.append(graph.community_leiden(objective_function="modularity", weights=weights, n_iterations=2).membership)
    return max((graph.modularity(m, weights=weights), m) for m in found)


def flow(graph, seed):
    distance = nx.single_source_shortest_path_length(graph, seed)
    network = nx.DiGraph()
    for v, d in distance.items():
        capacity = CAPACITIES[d] if d < len(CAPACITIES) else 1
        network.add_edge(("in", v), "sink", capacity=1)
        network.add_edge(("in", v), ("out", v), capacity=capacity - 1)
        for u in graph[v]:
            network.add_edge(("out", v), ("in", u))
    network.add_edge("source", ("in", seed))
    return nx.maximum_flow_value(network, "source", "sink")


def widest(graph, viewer):
    tree = nx.maximum_spanning_tree(graph)
    paths = nx.single_source_shortest_path(tree, viewer)
    return {v: min(graph[a][b].get("weight", 1) for a, b in zip(p, p[1:])) for v, p in paths.items() if v != viewer}


def values(name, original, weighted):
    ids = {v: i for i, v in enumerate(original.nodes)}
    graph = nx.relabel_nodes(original, ids)
    edges = [(a, b) for a, b in graph.edges]
    weights = [float(graph[a][b]["weight"]) for a, b in edges] if weighted else None
    if not weighted:
        for a, b in edges:
            graph[a][b].pop("weight", None)
    quality, labels = leiden(ids, edges, weights)
    pairs = random.Random(5).sample(list(itertools.combinations(range(len(ids)), 2)), min(200, len(ids) * (len(ids) - 1) // 2))
    far = random.Random(6).sample(pairs, 20)
    return {
        "name": name, "nodes": len(ids), "edges": edges, "weights": weights,
        "leiden": quality, "labels": labels,
        "pairs": pairs,
        "jaccard": [p for _, _, p in nx.jaccard_coefficient(graph, pairs)],
        "adamicAdar": [p for _, _, p in nx.adamic_adar_index(graph, pairs)],
        "resourceAllocation": [p for _, _, p in nx.resource_allocation_index(graph, pairs)],
        "common": [len(list(nx.common_neighbors(graph, a, b))) for a, b in pairs],
        "pagerankOf3": list(nx.pagerank(graph, alpha=0.85, personalization={3: 1}, tol=1e-15, max_iter=2000, weight="weight").values()),
        "pagerankOf0And9": list(nx.pagerank(graph, alpha=0.7, personalization={0: 1, 9: 1}, tol=1e-15, max_iter=2000, weight="weight").values()),
        "flow": flow(graph, 0),
        "widest": [widest(graph, 0).get(v, 0) for v in range(len(ids))],
        "pathPairs": far,
        "paths": [sorted(nx.all_shortest_paths(graph, a, b)) if nx.has_path(graph, a, b) else [] for a, b in far],
    }


result = {
    "networkx": nx.__version__, "igraph": igraph.__version__, "capacities": CAPACITIES,
    "graphs": [values(*g) for g in graphs()],
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(result, separators=(",", ":")) + "\n")
