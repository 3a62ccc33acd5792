"""PAGE XML: the words of a page with their places, as programs for handwriting keep them (PRImA)."""
