"""What the reader can do where a page cannot be fetched; every message ends in it."""

WAY_OUT = "save the page from your browser and give the file, or paste its text with --text"


def printable(said: str) -> str:
    """What a server said, fit for a terminal: short, and without control characters."""
    return "".join(character for character in said[:200] if character.isprintable())
