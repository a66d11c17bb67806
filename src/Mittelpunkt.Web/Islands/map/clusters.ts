import { kinds } from "./kinds";
import type { Dot } from "./network";

/** Dots drawn as one mark because they would lie on top of each other. */
export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly members: readonly number[];
  /** Members by kind, in the order of the kinds. */
  readonly byKind: readonly number[];
}

interface Grouping {
  readonly radius: number;
  readonly fewest: number;
}

const worldPixels = 512;

/** How dots are grouped at a zoom level: eagerly far out, only real crowds close by, never at street level. */
export function groupingAt(zoom: number): Grouping | null {
  if (zoom >= 14) return null;
  if (zoom >= 9) return { radius: 22, fewest: 24 };
  return { radius: 30, fewest: 3 };
}

/** Greedy grouping in the order of the dots over a grid: linear in the number of dots for even spread. `large`: how much larger marks are drawn. */
export function cluster(dots: readonly Dot[], shown: (index: number) => boolean, zoom: number, large = 1): Cluster[] {
  const grouping = groupingAt(zoom);
  if (!grouping) return [];
  const reach = large * grouping.radius / (worldPixels * 2 ** zoom);
  const cells = new Map<number, number[]>();
  const cellOf = (x: number, y: number) => Math.floor(x / reach) * 67_108_864 + Math.floor(y / reach);
  dots.forEach((dot, index) => {
    if (!shown(index)) return;
    const key = cellOf(dot.x, dot.y);
    const cell = cells.get(key);
    if (cell) cell.push(index); else cells.set(key, [index]);
  });
  const taken = new Uint8Array(dots.length);
  const clusters: Cluster[] = [];
  dots.forEach((dot, index) => {
    if (taken[index] || !shown(index)) return;
    const members = neighbours(dot);
    if (members.length < grouping.fewest) return;
    for (const member of members) taken[member] = 1;
    clusters.push(gather(dots, members));
  });
  return clusters;

  function neighbours(centre: Dot): number[] {
    const near: number[] = [];
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) {
        for (const other of cells.get(cellOf(centre.x + column * reach, centre.y + row * reach)) ?? []) {
          const dot = dots[other]!;
          if (!taken[other] && Math.hypot(dot.x - centre.x, dot.y - centre.y) <= reach) near.push(other);
        }
      }
    }
    return near;
  }
}

function gather(dots: readonly Dot[], members: readonly number[]): Cluster {
  const byKind = kinds.map(() => 0);
  let x = 0;
  let y = 0;
  for (const member of members) {
    const dot = dots[member]!;
    x += dot.x;
    y += dot.y;
    byKind[dot.kind]! += 1;
  }
  return { x: x / members.length, y: y / members.length, members, byKind };
}
