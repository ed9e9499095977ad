"""Out of the library again: into other programs and engines."""
