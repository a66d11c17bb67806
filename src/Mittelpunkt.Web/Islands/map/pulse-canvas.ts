import type { Pulse } from "../pulse";
import { bend } from "./arc-layer";
import { reducedMotion } from "./motion";
import { mercatorX, mercatorY, type Dot, type Network } from "./network";
import type { MapView } from "./view";

interface Place { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number }

interface Shown {
  readonly begun: number;
  readonly lasts: number;
  readonly still: boolean;
  readonly from: Place;
  readonly to: Place | undefined;
}

const moving = 2000;
const lasting = 8000;
const most = 60;

/** Draws pulses on a light canvas above the map, so that the map itself need not be drawn again. */
export class PulseCanvas {
  readonly element = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private shown: Shown[] = [];
  private asked = 0;

  constructor(private readonly view: MapView, private readonly large: number) {
    this.element.className = "mp-map-pulses";
    this.element.setAttribute("aria-hidden", "true");
    const context = this.element.getContext("2d");
    if (!context) throw new Error("No canvas");
    this.context = context;
  }

  show(pulse: Pulse, network: Network): void {
    const [from, to] = [pulse.from, pulse.to].map((end) => {
      if (!end) return undefined;
      const index = network.bySlug.get(end.slug);
      return index === undefined
        ? { x: mercatorX(end.longitude), y: mercatorY(end.latitude), dx: 0, dy: 0 }
        : network.dots[index] as Dot;
    });
    if (!from) return;
    const still = reducedMotion();
    this.shown.push({ begun: performance.now(), lasts: still ? lasting : moving, still, from, to });
    if (this.shown.length > most) this.shown.shift();
    this.ask();
  }

  free(): void {
    cancelAnimationFrame(this.asked);
    this.shown = [];
  }

  private ask(): void {
    this.asked ||= requestAnimationFrame((time) => { this.asked = 0; this.draw(time); });
  }

  private draw(time: number): void {
    const { context, element } = this;
    const ratio = Math.min(2, devicePixelRatio);
    const { clientWidth, clientHeight } = element;
    if (element.width !== Math.round(clientWidth * ratio) || element.height !== Math.round(clientHeight * ratio)) {
      element.width = Math.round(clientWidth * ratio);
      element.height = Math.round(clientHeight * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, clientWidth, clientHeight);
    this.shown = this.shown.filter((pulse) => time - pulse.begun < pulse.lasts);
    for (const pulse of this.shown) this.drawPulse(pulse, Math.max(0, (time - pulse.begun) / pulse.lasts));
    if (this.shown.length > 0) this.ask();
  }

  private drawPulse(pulse: Shown, progress: number): void {
    if (pulse.still) {
      for (const end of [pulse.from, pulse.to]) if (end) this.ring(end, 15, 4, "#ffffff", 0.9);
    } else if (pulse.to) {
      this.ring(pulse.from, 8 + 20 * ease(Math.min(1, progress * 2.5)), 2, "#bfe0ff", 1 - Math.min(1, progress * 2.5));
      this.light(pulse.from, pulse.to, Math.min(1, progress / 0.65), Math.max(0, 1 - progress) ** 0.6);
      const arrived = (progress - 0.6) / 0.4;
      if (arrived > 0) this.ring(pulse.to, 8 + 34 * ease(arrived), 2.5, "#ffffff", 1 - arrived);
    } else {
      this.ring(pulse.from, 8 + 42 * ease(progress), 3 - 1.5 * progress, "#ffffff", (1 - progress) ** 1.2);
    }
  }

  private ring(place: Place, radius: number, width: number, colour: string, alpha: number): void {
    if (alpha <= 0) return;
    const { x, y } = this.view.pixel(place);
    const { context } = this;
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = width * this.large;
    context.beginPath();
    context.arc(x, y, radius * this.large, 0, Math.PI * 2);
    context.stroke();
  }

  /** A light with a short tail on its way along the arc. */
  private light(from: Place, to: Place, progress: number, alpha: number): void {
    const { context } = this;
    const head = ease(progress);
    const steps = 10;
    context.strokeStyle = "#d8ebff";
    context.lineCap = "round";
    let last = this.onArc(from, to, Math.max(0, head - 0.3));
    for (let step = 1; step <= steps; step++) {
      const next = this.onArc(from, to, Math.max(0, head - 0.3 + (0.3 * step) / steps));
      context.globalAlpha = alpha * (step / steps) ** 2;
      context.lineWidth = (1 + (2 * step) / steps) * this.large;
      context.beginPath();
      context.moveTo(last.x, last.y);
      context.lineTo(next.x, next.y);
      context.stroke();
      last = next;
    }
    if (progress >= 1) return;
    context.globalAlpha = alpha;
    context.fillStyle = "#ffffff";
    context.beginPath();
    context.arc(last.x, last.y, 3.2 * this.large, 0, Math.PI * 2);
    context.fill();
  }

  /** The same curve as the shader of the arcs. */
  private onArc(from: Place, to: Place, t: number): { x: number; y: number } {
    const side = to.x - from.x < 0 ? -1 : 1;
    const middleX = (from.x + to.x) / 2 + (to.y - from.y) * side * bend;
    const middleY = (from.y + to.y) / 2 - (to.x - from.x) * side * bend;
    const mix = (a: number, b: number) => a + (b - a) * t;
    return this.view.pixel({
      x: mix(mix(from.x, middleX), mix(middleX, to.x)), y: mix(mix(from.y, middleY), mix(middleY, to.y)),
      dx: mix(from.dx, to.dx), dy: mix(from.dy, to.dy),
    });
  }
}

const ease = (t: number): number => 1 - (1 - t) ** 2.2;
