import type { CustomRenderMethodInput, Map as MapLibre } from "maplibre-gl";
import type { Scene } from "./scene";

/** A place in Web Mercator from 0 to 1, moved by CSS pixels. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly dx?: number;
  readonly dy?: number;
}

/** How the last frame was seen: what the layers draw with, and where marks are on the screen. */
export class Frame {
  width = 1;
  height = 1;
  time = 0;
  /** From positions relative to the anchor of the network to clip space. */
  readonly matrix = new Float32Array(16);
  private readonly world = new Float64Array(16);
  private drawn = false;

  constructor(private readonly map: MapLibre, private readonly scene: Scene) {}

  update(input: CustomRenderMethodInput): void {
    const { world, matrix } = this;
    const [x, y] = this.scene.network.anchor;
    world.set(input.defaultProjectionData.mainMatrix);
    matrix.set(world);
    for (let row = 0; row < 4; row++) matrix[12 + row] = world[row]! * x + world[4 + row]! * y + world[12 + row]!;
    const canvas = this.map.getCanvas();
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    this.time = Number.isFinite(this.scene.time) ? this.scene.time : now();
    this.drawn = true;
  }

  /** CSS pixels from the top left corner; far outside when it lies behind the camera. */
  pixel({ x, y, dx = 0, dy = 0 }: Mark): { x: number; y: number } {
    const m = this.world;
    const w = m[3]! * x + m[7]! * y + m[15]!;
    if (!this.drawn || w <= 0) return { x: -1e6, y: -1e6 };
    return {
      x: ((m[0]! * x + m[4]! * y + m[12]!) / w + 1) * 0.5 * this.width + dx,
      y: (1 - (m[1]! * x + m[5]! * y + m[13]!) / w) * 0.5 * this.height + dy,
    };
  }
}

/** Today as a decimal year. */
export function now(): number {
  const today = new Date();
  return today.getFullYear() + (today.getMonth() + today.getDate() / 31) / 12;
}
