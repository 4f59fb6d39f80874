"""Published CAR-T models, one file each, reproduced to their published numbers."""
