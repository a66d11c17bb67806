import { reducedMotion } from "./motion";
import type { Dot } from "./network";
import type { MapView } from "./view";

const stay = 12_000;
const journey = 26_000;
const stops = 8;

/** Wall mode: the camera drifts calmly from town to town, and between them rests on the whole region. */
export class Drift {
  private timer = 0;
  private next = 0;

  constructor(private readonly view: MapView, private readonly dots: () => readonly Dot[]) {}

  start(): void {
    if (!reducedMotion()) this.timer = window.setTimeout(() => this.go(), stay);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.view.map.stop();
  }

  private go(): void {
    const towns = liveliest(this.dots());
    const town = towns[this.next++ % (towns.length + 1)];
    if (town) this.view.map.easeTo({ center: [town.longitude, town.latitude], zoom: 11.4, pitch: 45, duration: journey, easing: calm });
    else this.view.showRegion(journey);
    this.timer = window.setTimeout(() => this.go(), journey + stay);
  }
}

const calm = (t: number): number => t * t * (3 - 2 * t);

/** The middle of the dots of each of the towns with the most of them. */
function liveliest(dots: readonly Dot[]): { longitude: number; latitude: number }[] {
  const towns = new Map<string, Dot[]>();
  for (const dot of dots) {
    if (!dot.inRegion || dot.town === "") continue;
    const town = towns.get(dot.town);
    if (town) town.push(dot); else towns.set(dot.town, [dot]);
  }
  return [...towns.values()].sort((a, b) => b.length - a.length).slice(0, stops).map((town) => ({
    longitude: town.reduce((sum, dot) => sum + dot.longitude, 0) / town.length,
    latitude: town.reduce((sum, dot) => sum + dot.latitude, 0) / town.length,
  }));
}
