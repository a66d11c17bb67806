import type { Cluster } from "./clusters";
import { clusterRadius } from "./cluster-layer";
import { dotRadius } from "./dot-layer";
import { make } from "./dom";
import { kinds } from "./kinds";
import type { Dot } from "./network";
import type { Scene } from "./scene";
import type { Texts } from "./texts";
import type { MapView } from "./view";

/** Something on the map that can be pointed at: a dot by its index, or a cluster. */
export type Target = { readonly dot: number } | { readonly cluster: Cluster };

/**
 * A list box laid over the map: one option at a time stands on its mark and holds the focus, so every visible mark
 * can be reached with the arrow keys and is announced by name, kind and town. Only the current option is in the page.
 */
export class Roving {
  readonly element: HTMLElement;
  private targets: Target[] = [];
  private at = 0;
  private readonly option = make("div", { role: "option", tabindex: "0", class: "mp-map-option", "aria-selected": "false" });
  private readonly label = make("span");
  private typed = "";
  private typedAt = 0;
  private dirty = true;

  constructor(private readonly view: MapView, private readonly scene: Scene, private readonly texts: Texts,
    private readonly open: (target: Target) => void) {
    this.element = make("div", { role: "listbox", "aria-label": texts.dots, class: "mp-map-marks" }, this.option);
    this.option.append(this.label);
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.option.addEventListener("focus", () => this.refresh());
    this.option.addEventListener("click", () => this.openCurrent());
    view.map.on("render", () => { if (this.option === document.activeElement) this.place(); });
    view.map.on("moveend", () => this.changed());
    // A jump ends before its frame is drawn, and marks are read from the drawn frame.
    view.map.on("idle", () => this.changed());
    this.changed();
  }

  /** Puts the focus on a dot, for instance after its card was closed. */
  focus(index: number): void {
    this.collect();
    const found = this.targets.findIndex((target) => "dot" in target && target.dot === index);
    if (found >= 0) this.at = found;
    this.refresh();
    this.option.focus({ preventScroll: true });
  }

  /** What is visible has changed: gathered again when somebody looks. */
  changed(): void {
    this.dirty = true;
    if (this.option === document.activeElement || this.label.textContent === "") this.refresh();
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moves: Record<string, number> = {
      ArrowRight: this.at + 1, ArrowDown: this.at + 1, ArrowLeft: this.at - 1, ArrowUp: this.at - 1,
      Home: 0, End: this.targets.length - 1, PageDown: this.at + 10, PageUp: this.at - 10,
    };
    const to = moves[event.key];
    if (to !== undefined) this.go(Math.min(this.targets.length - 1, Math.max(0, to)));
    else if (event.key === "Enter" || event.key === " ") this.openCurrent();
    else if (event.key.length === 1) this.search(event.key);
    else return;
    event.preventDefault();
  }

  private go(to: number): void {
    this.at = to;
    this.refresh();
  }

  private openCurrent(): void {
    const target = this.targets[this.at];
    if (target) this.open(target);
  }

  private search(letter: string): void {
    const now = performance.now();
    this.typed = now - this.typedAt > 800 ? letter : this.typed + letter;
    this.typedAt = now;
    const wanted = this.typed.toLocaleLowerCase();
    const order = this.targets.map((_, i) => (this.at + (this.typed.length === 1 ? 1 : 0) + i) % this.targets.length);
    const found = order.find((i) => this.name(this.targets[i]!).toLocaleLowerCase().startsWith(wanted));
    if (found !== undefined) this.go(found);
  }

  /** The marks within the visible part of the map, by town and then by name, clusters first. */
  private collect(): void {
    if (!this.dirty) return;
    this.dirty = false;
    const current = this.targets[this.at];
    const { dots } = this.scene.network;
    const { clientWidth, clientHeight } = this.view.map.getCanvas();
    const visible = (mark: Dot | Cluster) => {
      const { x, y } = this.view.pixel(mark);
      return x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight;
    };
    const clusters: Target[] = this.scene.clusters.filter(visible).map((cluster) => ({ cluster }));
    const singles = dots.map((_, index) => index)
      .filter((index) => this.scene.standsAlone(index) && visible(dots[index]!))
      .sort((a, b) => order.compare(dots[a]!.town, dots[b]!.town) || order.compare(dots[a]!.name, dots[b]!.name));
    this.targets = [...clusters, ...singles.map((dot) => ({ dot }))];
    const kept = current && "dot" in current ? this.targets.findIndex((target) => "dot" in target && target.dot === current.dot) : -1;
    this.at = Math.max(0, kept >= 0 ? kept : Math.min(this.at, this.targets.length - 1));
  }

  private refresh(): void {
    this.collect();
    const target = this.targets[this.at];
    this.element.hidden = target === undefined;
    if (!target) return;
    this.label.textContent = this.name(target);
    this.option.setAttribute("aria-posinset", String(this.at + 1));
    this.option.setAttribute("aria-setsize", String(this.targets.length));
    this.option.setAttribute("aria-selected", String("dot" in target && target.dot === this.scene.selected));
    this.place();
  }

  private place(): void {
    const target = this.targets[this.at];
    if (!target) return;
    const mark = "dot" in target ? this.scene.network.dots[target.dot] : target.cluster;
    if (!mark) return;
    const { x, y } = this.view.pixel(mark);
    const radius = "dot" in target ? dotRadius(this.view.map.getZoom()) + 6 : clusterRadius(target.cluster) + 3;
    const { clientWidth, clientHeight } = this.view.map.getCanvas();
    const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
    this.option.classList.toggle("at-right", x > Math.max(clientWidth / 2, clientWidth - 300));
    this.option.style.width = this.option.style.height = `${2 * radius}px`;
    this.option.style.transform = `translate(${inside(x, clientWidth) - radius}px, ${inside(y, clientHeight) - radius}px)`;
  }

  private name(target: Target): string {
    const { dots } = this.scene.network;
    if ("cluster" in target) return this.texts.cluster(target.cluster.members.length, mainTown(target.cluster, dots));
    const dot = dots[target.dot];
    return dot ? [dot.name, dot.example ? this.texts.example : "", this.texts.kinds[kinds[dot.kind]!], dot.town].filter(Boolean).join(", ") : "";
  }
}

const order = new Intl.Collator("de");

export function mainTown(group: Cluster, dots: readonly Dot[]): string {
  const counts = new Map<string, number>();
  for (const member of group.members) {
    const town = dots[member]?.town ?? "";
    counts.set(town, (counts.get(town) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ["", 0] as [string, number])[0];
}
