"""`python -m server` starts the studio."""

import sys

from server.start import main

sys.exit(main())
