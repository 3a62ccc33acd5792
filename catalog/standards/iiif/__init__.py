"""IIIF: what viewers of images show of a record."""
