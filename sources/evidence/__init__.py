"""Evidence: what was fetched and what was imported, kept byte for byte in WARC files that anybody can read."""
