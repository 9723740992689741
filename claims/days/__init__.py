"""Days of claims: which of the days that a text tells a claim is about (`claims.when` reads their wordings)."""
