"""CSL-JSON, the items of the Citation Style Language."""
