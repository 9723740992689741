"""Subjects: who a figure is about, settled once for all kinds."""
