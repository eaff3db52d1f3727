"""Reading order of lines: the order in which the file writes them, mended where that jumps about.

Most programs write text in reading order, column by column. Some write headings or boxes last; those are
put back where the page has room for them. Where hardly any order is left, columns are cut by white space.
"""

from collections.abc import Callable, Sequence

from extractors.read.pdf.lines import TextLine

_MOST_RUNS = 0.25
"""Share of a page's lines that may begin a new run before the file's own order is given up."""
_GUTTER = 1.0
"""The narrowest white space between two columns, in sizes."""
_BAND = 0.3
"""The narrowest white space between two bands of a page, in sizes."""
_OVERLAP = 0.3
"""Share of the narrower line's width that two lines of one column have in common at the least."""
_DEEPEST = 40

_Extent = Callable[[TextLine], tuple[float, float]]


def in_reading_order(lines: list[TextLine]) -> list[TextLine]:
    """``lines`` of one page as a person reads them."""
    if any(line.angle for line in lines):
        return lines
    runs = _runs(lines)
    if len(runs) <= 1:
        return lines
    if len(runs) > max(6, _MOST_RUNS * len(lines)):
        return _cut(lines, 0)
    ordered: list[TextLine] = []
    for run in runs:
        _insert(ordered, run)
    return ordered


def _runs(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines in the order of the file, parted where that goes up the page or leaves white space."""
    runs: list[list[TextLine]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last is not None and line.baseline >= last.baseline - 1 and _one_column(last, line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _one_column(first: TextLine, second: TextLine) -> bool:
    common = min(first.x1, second.x1) - max(first.x0, second.x0)
    return common > _OVERLAP * min(first.x1 - first.x0, second.x1 - second.x0)


def _insert(ordered: list[TextLine], run: list[TextLine]) -> None:
    """Put each part of ``run`` where it belongs in ``ordered``: where a gap is for it, else at the end."""
    for part in _close_together(run):
        place = _gap_for(ordered, part)
        ordered[place:place] = part


def _close_together(run: list[TextLine]) -> list[list[TextLine]]:
    parts = [[run[0]]]
    for line in run[1:]:
        if line.baseline - parts[-1][-1].baseline > 2 * line.style.size:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _gap_for(ordered: Sequence[TextLine], part: Sequence[TextLine]) -> int:
    """The index at which ``part`` stands between lines of its column; the end when it stands beside them."""
    top, bottom = part[0], part[-1]
    column = [index for index, line in enumerate(ordered) if any(_one_column(line, other) for other in part)]
    if not column or any(_beside(ordered[index], part) for index in column):
        return len(ordered)
    below = [index for index in column if ordered[index].baseline > bottom.baseline]
    if not below:
        return len(ordered)
    place = below[0]
    later = [index for index in column if index > place and ordered[index].baseline < top.baseline]
    return place if not later else len(ordered)


def _beside(line: TextLine, part: Sequence[TextLine]) -> bool:
    return line.baseline > part[0].baseline - 0.5 * line.style.size and line.baseline < part[-1].baseline + 1


def _cut(lines: list[TextLine], depth: int) -> list[TextLine]:
    """Recursive XY-cut: columns parted by an empty gutter first, then bands of the page."""
    if len(lines) <= 1 or depth > _DEEPEST:
        return lines
    size = sorted(line.style.size for line in lines)[len(lines) // 2]
    columns = _parts(lines, _across, _GUTTER * size)
    if len(columns) > 1:
        return [line for part in columns for line in _cut(part, depth + 1)]
    bands = _joined(_parts(lines, _down, _BAND * size), size)
    if len(bands) > 1:
        return [line for part in bands for line in _cut(part, depth + 1)]
    return sorted(lines, key=lambda line: (round(line.baseline), line.x0))


def _across(line: TextLine) -> tuple[float, float]:
    return line.x0, line.x1


def _down(line: TextLine) -> tuple[float, float]:
    return line.y0, line.y1


def _parts(lines: Sequence[TextLine], extent: _Extent, gap: float) -> list[list[TextLine]]:
    """``lines`` parted where nothing stands over at least ``gap`` points of the extent."""
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


def _joined(bands: Sequence[list[TextLine]], size: float) -> list[list[TextLine]]:
    """Bands joined while all of them have a gutter at one place: together they are columns."""
    regions = [bands[0]]
    for band in bands[1:]:
        together = regions[-1] + band
        if len(_parts(together, _across, _GUTTER * size)) > 1:
            regions[-1] = together
        else:
            regions.append(band)
    return regions
