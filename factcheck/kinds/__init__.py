"""One file a claim kind: its formula over a basis and its wording. `factcheck.kind.rules()` finds them."""
