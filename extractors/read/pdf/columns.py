"""Reading order of lines: the order in which the file writes them, or columns where that order jumps about."""

from collections.abc import Sequence

from extractors.read.pdf.lines import TextLine

_MOST_JUMPS = 0.08
"""Share of line changes that may go up within a column before the file's own order is given up."""
_GUTTER = 1.0
"""The narrowest white space between two columns, in sizes."""


def in_reading_order(lines: list[TextLine]) -> list[TextLine]:
    """``lines`` of one page as a person reads them."""
    if len(lines) < 3 or _jumps(lines) <= max(1, _MOST_JUMPS * len(lines)):
        return lines
    return _cut(lines, 0)


def _jumps(lines: Sequence[TextLine]) -> int:
    """How often a line stands above the one before it although both are in one column."""
    return sum(
        new.y1 < last.y0 and min(last.x1, new.x1) - max(last.x0, new.x0) > 0.5 * min(last.x1 - last.x0, new.x1 - new.x0)
        for last, new in zip(lines, lines[1:], strict=False)
    )


def _cut(lines: list[TextLine], depth: int) -> list[TextLine]:
    """Recursive XY-cut: part by the widest empty gutter, columns first, then by empty bands."""
    if len(lines) < 2 or depth > 40:
        return lines
    size = sorted(line.style.size for line in lines)[len(lines) // 2]
    columns = _parts(lines, lambda line: (line.x0, line.x1), _GUTTER * size)
    if len(columns) > 1:
        return [line for part in columns for line in _cut(part, depth + 1)]
    bands = _parts(lines, lambda line: (line.y0, line.y1), 0.3 * size)
    if len(bands) > 1:
        return [line for part in _joined_bands(bands) for line in _cut(part, depth + 1)]
    return sorted(lines, key=lambda line: (line.baseline, line.x0))


def _parts(lines, extent, gap):  # type: ignore[no-untyped-def]
    ordered = sorted(lines, key=lambda line: extent(line)[0])
    parts, reach = [[ordered[0]]], extent(ordered[0])[1]
    for line in ordered[1:]:
        low, high = extent(line)
        if low - reach > gap:
            parts.append([line])
        else:
            parts[-1].append(line)
        reach = max(reach, high)
    return parts


def _joined_bands(bands):  # type: ignore[no-untyped-def]
    """Neighbouring bands of which each has columns at the same place are one region with columns."""
    regions = [bands[0]]
    for band in bands[1:]:
        together = regions[-1] + band
        size = band[0].style.size
        if len(_parts(together, lambda line: (line.x0, line.x1), _GUTTER * size)) > 1:
            regions[-1] = together
        else:
            regions.append(band)
    return regions
