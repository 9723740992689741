"""One file a claim kind: its shapes and its builder. `claims.kind.kinds()` finds them."""
