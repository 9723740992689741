"""Layout: what stands in tables, numbered lists and stat cards instead of sentences."""
