"""Pictures as other eyes and grey paper show them, and how far apart two areas of them are.

python -m tests.seen PICTURE.png ...      writes PICTURE-grey.png, -protan.png, -deutan.png, -tritan.png beside it
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB; grey as CIE luminance.
EYES = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_STEPS = ((0, 2), (2, 0), (2, 2), (2, -2))


def seen(pixels: np.ndarray, eye: str) -> np.ndarray:
    """sRGB pixels, 0 to 255, as linear RGB, 0 to 1, with this eye."""
    share = pixels / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.clip(linear @ np.array(EYES[eye]).T, 0, 1)


def lab(linear: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB, white D65."""
    x = linear @ _XYZ.T / (0.95047, 1.0, 1.08883)
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def look(pixels: np.ndarray, eye: str) -> np.ndarray:
    """What an area looks like: its mean colour, and how much it changes along, across and on both diagonals."""
    area = lab(seen(pixels[..., :3].astype(float), eye))
    high, wide = area.shape[:2]
    changes = []
    for down, right in _STEPS:
        left = max(0, -right)
        one = area[: high - down, left : wide - max(0, right)]
        other = area[down:, left + right : wide + min(0, right)]
        changes.append(np.linalg.norm(one - other, axis=-1).mean())
    return np.array([*area.mean(axis=(0, 1)), *changes])


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """The distance of two looks, in units of CIE76 colour difference."""
    return float(np.linalg.norm(one - other))


def copy(pixels: np.ndarray, eye: str) -> np.ndarray:
    """The picture as this eye sees it, as sRGB pixels."""
    linear = seen(pixels[..., :3].astype(float), eye)
    shared = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return (shared * 255).round().astype(np.uint8)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        held = np.asarray(Image.open(name).convert("RGB"))
        for eye in EYES:
            if eye != "normal":
                Image.fromarray(copy(held, eye)).save(Path(name).with_name(f"{Path(name).stem}-{eye}.png"))
