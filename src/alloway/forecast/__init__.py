"""Case and lot to trajectories and probabilities with intervals."""
