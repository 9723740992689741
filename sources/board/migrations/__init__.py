"""The numbered migrations of the store: `NNNN_name.sql`, each applied once, in order, and never changed afterwards."""
