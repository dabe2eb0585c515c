"""`python -m genimg`, and the console script `genimg`."""

import sys

from genimg.program import main

if __name__ == "__main__":
    sys.exit(main())
