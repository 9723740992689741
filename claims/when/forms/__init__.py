"""The forms of days, by script: in digits, and in Chinese and English words, named (March 9) or counted (last week).

Each module has `forms()`, in the order in which they are tried.
"""
