"""EAD: finding aids in EAD3 and EAD 2002."""
