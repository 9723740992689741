"""The article against itself: what its own figures give for one another, without any board."""
