"""Exercises: what is marked, decided and filled in, how it is scored, and what to practise next.

No screen: an app and a command drive it alike. The clock and the folders are given from outside.
"""
