"""Sheets: CSV, Excel and Parquet; also the sheets of AtoM."""
