"""The kinds stay apart for eyes that see colours otherwise, in both themes, and without colour."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations

import numpy as np
import pytest

from lib.settings import ROOT
from pages.parts.kinds import KINDS

Line = tuple[str, str, str]
FOLDER = ROOT / "pages" / "parts" / "reader"
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
APART = 12.0  # CIE76; about five times what is just noticed side by side (chosen)
READABLE = 4.5  # WCAG 2.2, AA

# How linear RGB is seen: Machado, Oliveira and Fernandes 2009, severity 1.0.
VISIONS = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)  # sRGB, D65
WHITE = TO_XYZ @ np.ones(3)


def read_kind(kind: str) -> tuple[str, Line]:
    """The colour's name and the line of a kind: its stroke, thickness and where it runs."""
    css = (FOLDER / "kinds.css").read_text(encoding="utf-8")
    [rule] = re.findall(rf"^\.kind-{kind} {{(.*)}}$", css, re.MULTILINE)
    values = dict(re.findall(r"--([a-z]+): ([^;]+);", rule))
    line = values["stroke"], values.get("thick", "2px"), values.get("lines", "underline")
    return re.sub(r"var\(--(.*)\)", r"\1", values["kind"]), line


def linear(colour: str) -> np.ndarray:
    """A colour as `#rrggbb` in linear RGB."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def find_colour(theme: str, name: str) -> np.ndarray:
    """What a kind's colour is in a theme; magenta is the mean of two, taken in sRGB as CSS does."""
    values = THEMES[theme]
    if name == "magenta":
        red, violet = values["redTextColor"], values["violetTextColor"]
        means = [(int(red[i : i + 2], 16) + int(violet[i : i + 2], 16)) // 2 for i in (1, 3, 5)]
        return linear("#" + "".join(f"{mean:02x}" for mean in means))
    key = re.sub(r"-(.)", lambda match: match.group(1).upper(), name.removeprefix("st-"))
    return linear(values[key])


def lab(seen: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB."""
    ratio = TO_XYZ @ np.clip(seen, 0, 1) / WHITE
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def luminance(seen: np.ndarray) -> float:
    return float(TO_XYZ[1] @ np.clip(seen, 0, 1))


def test_every_kind_has_a_line_of_its_own() -> None:
    """Stroke, thickness or place differ: all is told apart on grey paper, and by the word."""
    lines = [read_kind(kind)[1] for kind in KINDS]
    assert len(set(lines)) == len(lines) == len(KINDS)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_are_told_apart_by_colour_or_by_the_shape_of_their_line(
    theme: str, vision: str
) -> None:
    """Where two lines differ in thickness alone the colours must differ, however they are seen."""
    for one, other in combinations(KINDS, 2):
        (name, line), (other_name, other_line) = read_kind(one), read_kind(other)
        if (line[0], line[2]) != (other_line[0], other_line[2]):
            continue
        seen = [VISIONS[vision] @ find_colour(theme, n) for n in (name, other_name)]
        distance = float(np.linalg.norm(lab(seen[0]) - lab(seen[1])))
        assert distance >= APART, f"{one} and {other}: {distance:.1f}"


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_stands_out_from_the_page(theme: str, vision: str) -> None:
    """Its word is text, so it needs the contrast of text on the page and on the cards."""
    for kind in KINDS:
        text = luminance(VISIONS[vision] @ find_colour(theme, read_kind(kind)[0]))
        for ground in ("backgroundColor", "secondaryBackgroundColor"):
            paper = luminance(VISIONS[vision] @ linear(THEMES[theme][ground]))
            contrast = (max(text, paper) + 0.05) / (min(text, paper) + 0.05)
            assert contrast >= READABLE, f"{kind} on {ground}: {contrast:.2f}"
