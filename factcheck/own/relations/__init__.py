"""One file a relation between the claims of one article, found by `factcheck.own.check.relations`."""
