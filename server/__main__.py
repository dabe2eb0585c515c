"""`python -m server` starts the studio. gevent takes over sockets and sleeps before anything else is imported."""

from gevent import monkey

monkey.patch_all()

import sys

from server.serve import main

sys.exit(main(sys.argv[1:]))
