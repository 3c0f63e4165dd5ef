"""Where the parts of a network stand in its drawing: what is tied comes together, what is not keeps apart.

A force layout of our own in the manner of Fruchterman and Reingold, "Graph Drawing by Force-directed Placement"
(1991): every pair repels, every tie attracts, and the steps grow smaller. The same network always looks the same.
"""

import math
import random
from collections.abc import Callable, Sequence
from functools import lru_cache

Edge = tuple[int, int]
Point = tuple[float, float]
Force = Callable[[float], float]
STEPS = 160
SEED = 5
# Names are wider than high, so things beside one another need more room than things below one another.
SIDEWAYS = 1.9
NAME_WIDTH, NAME_HEIGHT = 98, 50
STEPS_APART = 60


@lru_cache(maxsize=64)
def lay_out(count: int, edges: tuple[Edge, ...], width: float, height: float) -> tuple[Point, ...]:
    """A place for each of ``count`` things inside ``width`` x ``height``; ``edges`` are pairs of their numbers."""
    if count < 2:
        return ((width / 2, height / 2),) * count
    random_places = random.Random(SEED)
    across = width / SIDEWAYS
    points = [[random_places.random() * across, random_places.random() * height] for _ in range(count)]
    wanted = 0.8 * math.sqrt(across * height / count)
    for step in range(STEPS):
        farthest = wanted * (1 - step / STEPS) + 0.5
        for point, (x, y) in zip(points, _pushes(points, edges, wanted), strict=True):
            length = math.hypot(x, y) or 1.0
            point[0] += x / length * min(length, farthest)
            point[1] += y / length * min(length, farthest)
    return _apart([list(place) for place in _fitted(points, width, height)], width, height)


def _pushes(points: Sequence[Sequence[float]], edges: Sequence[Edge], wanted: float) -> list[list[float]]:
    """How far each point is pushed and pulled."""
    pushes = [[0.0, 0.0] for _ in points]
    for one in range(len(points)):
        for other in range(one):
            _move(points, pushes, one, other, lambda distance: wanted * wanted / distance)
    for one, other in edges:
        _move(points, pushes, one, other, lambda distance: -distance * distance / wanted)
    middle = [sum(point[axis] for point in points) / len(points) for axis in (0, 1)]
    for point, push in zip(points, pushes, strict=True):  # parts without a tie between them must not drift away
        push[0] += (middle[0] - point[0]) * 0.3
        push[1] += (middle[1] - point[1]) * 0.3
    return pushes


def _move(points: Sequence[Sequence[float]], pushes: list[list[float]], one: int, other: int, force: Force) -> None:
    x, y = points[one][0] - points[other][0], points[one][1] - points[other][1]
    distance = math.hypot(x, y) or 0.01
    strength = force(distance) / distance
    pushes[one][0] += x * strength
    pushes[one][1] += y * strength
    pushes[other][0] -= x * strength
    pushes[other][1] -= y * strength


def _fitted(points: Sequence[Sequence[float]], width: float, height: float) -> tuple[Point, ...]:
    """The same picture, filling the frame."""
    placed = []
    for axis, size in ((0, width), (1, height)):
        values = [point[axis] for point in points]
        least, span = min(values), max(values) - min(values)
        placed.append([(value - least) / span * size if span > 1 else size / 2 for value in values])
    return tuple(zip(*placed, strict=True))


def _apart(points: list[list[float]], width: float, height: float) -> tuple[Point, ...]:
    """Move things whose names would lie on one another a little apart, along the shorter way, inside the frame."""
    for _step in range(STEPS_APART):
        for one in range(len(points)):
            for other in range(one):
                x, y = points[one][0] - points[other][0], points[one][1] - points[other][1]
                over_x, over_y = NAME_WIDTH - abs(x), NAME_HEIGHT - abs(y)
                if over_x <= 0 or over_y <= 0:
                    continue
                axis = 0 if over_x / NAME_WIDTH < over_y / NAME_HEIGHT else 1
                push = math.copysign((over_x, over_y)[axis] / 3, (x, y)[axis])
                points[one][axis] += push
                points[other][axis] -= push
        for point in points:
            point[:] = [min(max(point[0], 0.0), width), min(max(point[1], 0.0), height)]
    return tuple((round(x, 1), round(y, 1)) for x, y in points)
