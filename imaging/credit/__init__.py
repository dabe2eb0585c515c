"""When a photograph was taken and whose it is: read from wherever programs write it, and put beside pixels that
leave.
"""
