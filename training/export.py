"""A trained run as the files that the product reads: encoder as ONNX int8, heads as arrays, settings, and a test of parity.

    python -m training.export RUN ENCODER_DIR OUT_DIR --version 2026.11.1 [--temperatures FILE]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from data.reading.windows import MARKS
from training.evaluate import load


class _Encoder(torch.nn.Module):
    def __init__(self, encoder: torch.nn.Module, typed: bool) -> None:
        super().__init__()
        self.encoder, self.typed = encoder, typed

    def forward(self, input_ids, attention_mask, token_type_ids=None):  # type: ignore[no-untyped-def]
        more = {"token_type_ids": token_type_ids} if self.typed else {}
        return self.encoder(input_ids=input_ids, attention_mask=attention_mask, **more).last_hidden_state


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("run"), parser.add_argument("encoder"), parser.add_argument("out")
    parser.add_argument("--version", required=True), parser.add_argument("--choices", default="")
    args = parser.parse_args()
    reader, layout = load(args.run, args.encoder)
    reader.eval()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    inputs = ["input_ids", "attention_mask"] + (["token_type_ids"] if reader.typed else [])
    reader.encoder.set_attn_implementation("eager")
    example = tuple(torch.ones((2, 16), dtype=torch.long) for _ in inputs)
    whole = Path(args.run) / "encoder.onnx" if Path(args.run).is_dir() else Path(f"{args.run}.onnx")
    torch.onnx.export(
        _Encoder(reader.encoder, reader.typed), example, str(whole), input_names=inputs, output_names=["hidden"],
        dynamic_axes={n: {0: "batch", 1: "tokens"} for n in (*inputs, "hidden")}, opset_version=17, dynamo=False,
    )
    quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copy(Path(args.encoder) / "tokenizer.json", out / "tokenizer.json")
    choices = json.loads(Path(args.choices).read_text()) if args.choices else {}
    weights = reader.weights()
    for name, value in choices.get("temperature", {}).items():
        weights[f"{name}.temperature"] = np.float32(value)
    np.savez(out / "heads.npz", **{k: v.astype(np.float16) if v.ndim == 2 else v for k, v in weights.items()})
    kinds = ("stances", "displacement", "aid")
    settings = {
        "version": args.version,
        "marks": {m: layout.marks[m] for m in MARKS},
        "ends": layout.ends,
        "padding": reader.padding,
        "inputs": inputs,
        "colour": choices.get("colour", dict.fromkeys(kinds, 0.8)),
        "suggest": choices.get("suggest", dict.fromkeys(kinds, 0.4)),
    }
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
