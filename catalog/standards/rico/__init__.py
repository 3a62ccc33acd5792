"""RiC-O, the ontology of Records in Contexts."""
