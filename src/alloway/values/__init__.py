"""Frozen values passed between stages. They import nothing else of ours and do no I/O."""
