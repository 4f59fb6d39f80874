"""Case, bank, trials and forecasts to options with reasons; page, PDF, JSON."""
