"""From text to records: structure, candidates, the trained reader, claims."""
