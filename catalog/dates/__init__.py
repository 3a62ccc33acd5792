"""Dates: one reader of EDTF and of dates in words, one writer for people and one of bounds for programs."""
