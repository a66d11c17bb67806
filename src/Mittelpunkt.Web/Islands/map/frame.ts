import type { CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import type { Scene } from "./scene";

/** What both layers need to draw one frame. */
interface Frame {
  /** Mercator position that rows are relative to: keeps 32-bit floats exact at street level. */
  readonly anchor: readonly [number, number];
  readonly matrix: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly time: number;
}

export function frameOf(map: MapLibre, input: CustomRenderMethodInput, scene: Scene): Frame {
  const anchor = anchorOf(scene);
  const world = input.defaultProjectionData.mainMatrix;
  const matrix = Float32Array.from(world);
  for (let row = 0; row < 4; row++) {
    matrix[12 + row] = world[row]! * anchor[0] + world[4 + row]! * anchor[1] + world[12 + row]!;
  }
  const canvas = map.getCanvas();
  return {
    anchor, matrix,
    width: canvas.clientWidth, height: canvas.clientHeight,
    time: Number.isFinite(scene.time) ? scene.time : now(),
  };
}

/** Today as a decimal year. */
export function now(): number {
  const today = new Date();
  return today.getFullYear() + (today.getMonth() + today.getDate() / 31) / 12;
}

function anchorOf(scene: Scene): readonly [number, number] {
  const first = scene.network.dots.find((dot) => dot.inRegion) ?? scene.network.dots[0];
  return first ? [first.x, first.y] : [0.5, 0.5];
}
