"""ALTO: the words of a page with their places, as libraries keep them (Library of Congress)."""
