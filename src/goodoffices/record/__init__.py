"""The record: the database that holds reports, facts, actors and judgements.

SQL is written in this room and nowhere else. It stores what each report says and decides nothing:
what is the same is judged in `merge`, and the merged view is assembled on reading. Facts leave
only through `find`, where each passes the evidence gate.
"""
