"""Case, lot and regimen to trajectories and probabilities with intervals.

``lot.forecast_lot`` is the way in; ``waiting`` gives days to treatment; ``published`` holds
the models of others.
"""
