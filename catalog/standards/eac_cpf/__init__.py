"""EAC-CPF: descriptions of persons, families and corporate bodies."""
