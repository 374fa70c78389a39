"""The reader in the making: structure, candidates, windows, heads and claims. It moves to `data/` when it takes over from the rules."""
