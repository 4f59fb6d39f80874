"""Arrays in, arrays out, compiled with numba; no domain words."""
