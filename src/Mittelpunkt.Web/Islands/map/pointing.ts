import { clusterRadius } from "./cluster-layer";
import { dotRadius } from "./dot-layer";
import { make } from "./dom";
import { kinds, looks } from "./kinds";
import type { Target } from "./roving";
import type { Scene } from "./scene";
import type { MapView } from "./view";

const slack = 7;

/** Mouse and finger on the map: the name under the pointer, and what a click means. */
export class Pointing {
  readonly label = make("div", { class: "mp-map-label", "aria-hidden": "true" });
  private asked = 0;

  constructor(private readonly view: MapView, private readonly scene: Scene, private readonly example: string,
    open: (target: Target) => void, openNothing: () => void) {
    this.label.hidden = true;
    view.map.on("click", ({ point }) => {
      const target = this.targetAt(point.x, point.y);
      // A finger hovers nowhere: what it opened says its name.
      cancelAnimationFrame(this.asked);
      this.label.hidden = true;
      if (target) open(target); else openNothing();
    });
    view.map.on("mousemove", ({ point }) => {
      cancelAnimationFrame(this.asked);
      this.asked = requestAnimationFrame(() => this.hover(point.x, point.y));
    });
    for (const event of ["mouseout", "movestart"] as const) view.map.on(event, () => { this.label.hidden = true; });
  }

  /** The nearest mark within reach of the pointer; clusters lie above dots. */
  targetAt(x: number, y: number): Target | null {
    for (const group of this.scene.clusters) {
      const at = this.view.pixel(group);
      if (Math.hypot(at.x - x, at.y - y) <= clusterRadius(group)) return { cluster: group };
    }
    let nearest = dotRadius(this.view.map.getZoom()) + slack;
    let found: Target | null = null;
    this.scene.network.dots.forEach((dot, index) => {
      if (!this.scene.standsAlone(index)) return;
      const at = this.view.pixel(dot);
      const distance = Math.hypot(at.x - x, at.y - y);
      if (distance <= nearest) {
        nearest = distance;
        found = { dot: index };
      }
    });
    return found;
  }

  private hover(x: number, y: number): void {
    const target = this.targetAt(x, y);
    this.view.map.getCanvas().style.cursor = target ? "pointer" : "";
    const dot = target && "dot" in target ? this.scene.network.dots[target.dot] : undefined;
    this.label.hidden = dot === undefined;
    if (!dot) return;
    const at = this.view.pixel(dot);
    this.label.textContent = dot.example ? `${dot.name} (${this.example})` : dot.name;
    this.label.style.borderColor = looks[kinds[dot.kind]!].colour;
    const { clientWidth } = this.view.map.getCanvas();
    this.label.style.transform = `translate(${Math.max(0, Math.min(at.x, clientWidth - this.label.offsetWidth - 24))}px, ${at.y}px)`;
  }
}
