"""`python -m tests.upstream --port N`: serves until it is ended; prints its address first."""

from __future__ import annotations

import argparse
import asyncio

from tests.upstream.running import serve
from tests.upstream.service import OpenRouterService


async def main(port: int) -> None:
    server = await serve(OpenRouterService(), port)
    print(f"upstream on http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/v1", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(main(parser.parse_args().port))
