"""RDF: the nodes of JSON-LD, and the same graph as N-Triples and Turtle, for every vocabulary."""
