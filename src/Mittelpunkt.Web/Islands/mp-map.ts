import { Card } from "./map/card";
import { Announcer, make } from "./map/dom";
import { Drift } from "./map/drift";
import { Legend } from "./map/legend";
import { loadNetwork } from "./map/network";
import { PageParts } from "./map/page-parts";
import { Pointing } from "./map/pointing";
import { PulseCanvas } from "./map/pulse-canvas";
import { ReachSwitch, type Reach } from "./map/reach-switch";
import { Roving, type Target } from "./map/roving";
import { Scene } from "./map/scene";
import { loadStyle } from "./map/style";
import { textsFor } from "./map/texts";
import { Timeline } from "./map/timeline";
import { MapView, type Bounds, type Mode, type Padding } from "./map/view";
import type { Pulse } from "./pulse";
import { listen } from "./stream";

const fresh = 35_000;
const reloadAfter = 20_000;

/** The living map. Its light content is the equal list, which stays one button away. */
class LivingMap extends HTMLElement {
  private readonly texts = textsFor(this);
  private readonly mode = (this.dataset["mode"] ?? "home") as Mode;
  private readonly scene = new Scene();
  private readonly announcer = new Announcer();
  private readonly parts = new PageParts();
  private readonly stops: (() => void)[] = [];
  private view!: MapView;
  private pulses!: PulseCanvas;
  private roving: Roving | undefined;
  private legend: Legend | undefined;
  private timeline: Timeline | undefined;
  private card: Card | undefined;
  private openedByKey = false;
  private reach: Reach = this.dataset["reach"] === "all" ? "all" : "region";
  private loading = new AbortController();
  private reloadTimer = 0;

  connectedCallback(): void {
    if (!this.view) void this.start();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => { if (!this.isConnected) this.end(); });
  }

  /** The light content stays to be seen until the map can take its place. */
  private async start(): Promise<void> {
    const light = [...this.childNodes];
    const ground = make("div", { class: "mp-map-ground" });
    const stage = make("div", { class: "mp-map-stage" }, ground);
    this.append(stage, this.announcer.element);
    try {
      const data = this.load(this.reach);
      const style = loadStyle(new URL(this.required("style"), document.baseURI).href);
      const digits = document.fonts.load('600 30px "Fira Sans"').catch(() => []);
      this.view = new MapView({
        container: ground, style, bounds: this.bounds(), reach: this.reach, mode: this.mode,
        texts: this.texts, scene: this.scene, padding: () => this.padding(),
      });
      await Promise.all([data, digits, this.view.ready]);
      this.view.draw();
      this.furnish(stage, light);
      this.began();
    } catch (error) {
      console.warn("mp-map:", error);
      this.end();
      stage.remove();
      this.prepend(make("p", { class: "mp-map-failed", role: "status" }, this.texts.dataFailed));
      this.dataset["state"] = "failed";
    }
  }

  private end(): void {
    this.loading.abort();
    clearTimeout(this.reloadTimer);
    for (const stop of this.stops.splice(0)) stop();
    this.pulses?.free();
    this.view?.free();
  }

  /** Everything around the map; the wall has none of it. */
  private furnish(stage: HTMLElement, light: readonly Node[]): void {
    const list = make("div", { class: "mp-map-list" }, ...light);
    list.hidden = true;
    stage.after(list);
    this.pulses = new PulseCanvas(this.view, this.mode === "wall" ? 1.8 : 1);
    stage.append(this.pulses.element);
    if (this.mode === "wall") {
      const legend = list.querySelector(".map-legend");
      if (legend) stage.append(legend);
      return;
    }
    this.card = new Card(this.required("card"), this.texts, () => this.cardClosed());
    const roving = this.roving = new Roving(this.view, this.scene, this.texts, (target) => this.open(target, true));
    const pointing = new Pointing(this.view, this.scene, this.texts.example, (target) => this.open(target, false), () => this.card?.close());
    this.legend = new Legend(this.scene, this.texts, () => this.redraw(true));
    const reach = new ReachSwitch(this.reach, this.texts, (to) => void this.switchReach(to));
    const timeline = this.timeline = new Timeline(list.querySelector<HTMLFormElement>("form[data-slider]"), Number(this.dataset["firstYear"] ?? 2000),
      this.scene, this.texts, (settled) => {
        this.redraw(settled);
        if (!settled) return;
        this.legend?.update();
        if (this.mode === "home") this.parts.show(timeline.address);
      });
    const bar = make("div", { class: "mp-map-bar" }, reach.element, this.listButton(stage, list));
    stage.append(roving.element, pointing.label, timeline.element, this.legend.element, this.card.element);
    this.prepend(bar);
    this.stops.push(() => timeline.stop());
    if (this.dataset["year"]) timeline.show(Number(this.dataset["year"]));
  }

  private began(): void {
    this.legend?.update();
    this.redraw(false);
    if (this.mode === "wall") {
      const drift = new Drift(this.view, () => this.scene.network.dots);
      drift.start();
      this.stops.push(() => drift.stop());
    }
    if (this.mode === "home" && this.reach === "region") this.view.tilt();
    const url = this.dataset["pulses"];
    if (url) this.stops.push(listen(url, { pulse: (pulse) => this.pulse(pulse) }));
    this.view.map.once("render", () => {
      this.roving?.changed();
      this.dataset["state"] = "ready";
    });
  }

  private async load(reach: Reach): Promise<void> {
    this.loading.abort();
    const loading = this.loading = new AbortController();
    const network = await loadNetwork(this.required("actors"), this.required("ties"), reach, loading.signal);
    if (loading.signal.aborted) return;
    this.scene.setNetwork(network);
    this.legend?.update();
  }

  private async switchReach(to: Reach): Promise<void> {
    try {
      await this.load(to);
    } catch {
      this.announcer.say(this.texts.cardFailed);
      return;
    }
    this.reach = to;
    if (to === "all") this.view.showAll(); else this.view.showRegion();
    this.redraw(false);
    if (this.mode === "home" && this.timeline) {
      this.timeline.withReach = to === "all";
      this.parts.show(this.timeline.address);
    }
    this.announcer.say(`${to === "all" ? this.texts.reachShown : this.texts.regionShown} ${this.texts.shown(this.scene.shownCount())}`);
  }

  private pulse(pulse: Pulse): void {
    if (Date.now() - Date.parse(pulse.at) > fresh) return;
    this.pulses.show(pulse, this.scene.network);
    this.reloadTimer ||= window.setTimeout(() => {
      this.reloadTimer = 0;
      void this.load(this.reach).then(() => this.redraw(false), () => undefined);
    }, reloadAfter);
  }

  private open(target: Target, byKey: boolean): void {
    const { dots } = this.scene.network;
    if ("cluster" in target) {
      this.view.zoomInto(target.cluster.members.map((member) => dots[member]!));
      return;
    }
    const dot = dots[target.dot];
    if (!dot) return;
    this.openedByKey = byKey;
    this.scene.select(target.dot);
    this.redraw(false);
    void this.card?.open(dot);
    this.view.bringIntoView(dot);
  }

  private cardClosed(): void {
    const index = this.scene.selected;
    this.scene.select(null);
    this.redraw(false);
    if (index !== null && this.openedByKey) this.roving?.focus(index);
    else this.view.map.getCanvas().focus({ preventScroll: true });
  }

  private redraw(announce: boolean): void {
    this.view.repaint();
    this.roving?.changed();
    if (announce) this.announcer.say(this.texts.shown(this.scene.shownCount()));
  }

  private listButton(stage: HTMLElement, list: HTMLElement): HTMLButtonElement {
    const button = make("button", { type: "button", "aria-expanded": "false" }, this.texts.list);
    button.addEventListener("click", () => {
      list.hidden = !list.hidden;
      stage.hidden = !list.hidden;
      button.textContent = list.hidden ? this.texts.list : this.texts.backToMap;
      button.setAttribute("aria-expanded", String(!list.hidden));
      this.view.map.resize();
    });
    return button;
  }

  private bounds(): Bounds {
    const [west, south, east, north] = this.required("bounds").split(",").map(Number);
    return [west ?? 8.6, south ?? 49.8, east ?? 9.3, north ?? 50.3];
  }

  /** Room for what lies over the map: the style sheet says it, and the drawn map keeps the same room. */
  private padding(): Padding {
    const style = getComputedStyle(this);
    const of = (side: string) => Number.parseFloat(style.getPropertyValue(`--map-${side}`)) || 32;
    return { top: of("top"), right: of("right"), bottom: of("bottom"), left: of("left") };
  }

  private required(name: string): string {
    const value = this.dataset[name];
    if (!value) throw new Error(`mp-map needs data-${name}`);
    return value;
  }
}

customElements.define("mp-map", LivingMap);
