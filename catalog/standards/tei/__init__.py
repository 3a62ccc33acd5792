"""TEI P5: one document and its words, and the index of the letters of a catalogue (CMIF)."""
