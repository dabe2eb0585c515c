"""Pictures that Pillow refuses, misunderstands or reads slowly, read by other means; one module for each kind.

`inspection` has looked at the file before; `decode` chooses. For workers only.
"""
