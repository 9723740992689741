"""The commands of `factcheck`, one file each. What takes long to load is imported inside them."""
