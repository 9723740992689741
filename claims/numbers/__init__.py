"""Numbers: how digits and words become exact values with their printed precision, and what hedges make of them."""
