"""Shared science: typings, what is expressed after edits, matching, antibodies, NK."""
