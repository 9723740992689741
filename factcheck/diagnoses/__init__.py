"""One file a cause of wrong figures. `factcheck.diagnose.causes()` finds them."""
