import { AttributionControl, Map as MapLibre, NavigationControl, type GeoJSONSource, type LngLatBoundsLike, type StyleSpecification } from "maplibre-gl";
import { ArcLayer } from "./arc-layer";
import { ClusterLayer } from "./cluster-layer";
import { DotLayer } from "./dot-layer";
import { Frame, type Mark } from "./frame";
import type { Dot } from "./network";
import { reducedMotion } from "./motion";
import type { Reach } from "./reach-switch";
import type { Scene } from "./scene";
import type { Texts } from "./texts";

export type Mode = "home" | "wall" | "embed";
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface Padding { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }

interface Settings {
  readonly container: HTMLElement;
  readonly style: Promise<StyleSpecification>;
  readonly bounds: Bounds;
  /** What the bounds enclose. */
  readonly reach: Reach;
  readonly mode: Mode;
  readonly texts: Texts;
  readonly scene: Scene;
  readonly padding: () => Padding;
}

/** MapLibre with the network on it: camera, layers and the way between the two coordinate systems. */
export class MapView {
  readonly map: MapLibre;
  readonly ready: Promise<void>;
  private readonly frame: Frame;
  private beyond = false;

  constructor(private readonly settings: Settings) {
    const { container, mode, texts } = settings;
    const wall = mode === "wall";
    this.map = new MapLibre({
      container,
      bounds: this.box(settings.bounds),
      fitBoundsOptions: { padding: settings.padding() },
      pitch: 0,
      minZoom: 2.5, maxZoom: 16, maxPitch: 60,
      interactive: !wall,
      attributionControl: false,
      cooperativeGestures: mode === "embed" || matchMedia("(max-width: 48rem)").matches,
      locale: {
        "Map.Title": texts.map,
        "NavigationControl.ZoomIn": texts["zoom-in"],
        "NavigationControl.ZoomOut": texts["zoom-out"],
        "AttributionControl.ToggleAttribution": texts.attribution,
        "CooperativeGesturesHandler.WindowsHelpText": texts.gestureKeys,
        "CooperativeGesturesHandler.MacHelpText": texts.gestureMac,
        "CooperativeGesturesHandler.MobileHelpText": texts.gestureTouch,
      },
      fadeDuration: reducedMotion() ? 0 : 200,
    });
    this.frame = new Frame(this.map, settings.scene);
    this.map.addControl(new AttributionControl({ compact: false }), "bottom-right");
    if (!wall) this.map.addControl(new NavigationControl({ showCompass: false }), "top-left");
    this.ready = new Promise((resolve, reject) => {
      // The style is enough to draw on: ground and labels may come later.
      this.map.once("style.load", () => resolve());
      settings.style.then((style) => this.map.setStyle(style), reject);
      this.map.on("error", ({ error }) => {
        if (this.map.isStyleLoaded()) console.warn(error.message); else reject(error);
      });
    });
    this.map.on("zoom", () => settings.scene.zoomed(this.map.getZoom()));
  }

  /** Where a mark is in CSS pixels from the top left corner of the map, as last drawn. */
  pixel(mark: Mark): { x: number; y: number } {
    return this.frame.pixel(mark);
  }

  /** Puts the network on the map, once the style is there. */
  draw(): void {
    const large = this.settings.scene.large = this.settings.mode === "wall" ? 1.7 : 1;
    this.map.setProjection({ type: "mercator" });
    const { frame, settings: { scene } } = this;
    const labels = this.map.getStyle().layers.find((layer) => layer.type === "symbol")?.id;
    this.map.addLayer(new ArcLayer(frame, scene, large), labels);
    this.map.addLayer(new DotLayer(frame, scene, large), labels);
    this.map.addLayer(new ClusterLayer(frame, scene, large));
    scene.zoomed(this.map.getZoom());
    this.map.on("zoom", () => this.showCountries());
    this.showCountries();
  }

  repaint(): void {
    this.map.triggerRepaint();
  }

  /** Leans back from the flat picture it took over, once. */
  tilt(): void {
    if (this.pitch > 0 && !reducedMotion()) this.map.easeTo({ pitch: this.pitch, ...this.pace(1800) });
  }

  showRegion(duration = 1200): void {
    const { bounds, reach, scene } = this.settings;
    this.fit(reach === "region" ? bounds : around(scene.network.dots.filter((dot) => dot.inRegion)) ?? bounds, this.pitch, duration);
  }

  /** Fits the partners in Europe, but for the outermost hundredth. */
  showAll(): void {
    const dots = this.settings.scene.network.dots
      .filter(({ longitude, latitude }) => longitude > -25 && longitude < 45 && latitude > 34 && latitude < 72);
    if (dots.length === 0) return;
    const inner = (values: number[], share: number) => values.sort((a, b) => a - b)[Math.round((values.length - 1) * share)]!;
    const [longitudes, latitudes] = [dots.map((dot) => dot.longitude), dots.map((dot) => dot.latitude)];
    this.map.fitBounds(this.box([inner(longitudes, 0.01), inner(latitudes, 0.01), inner(longitudes, 0.99), inner(latitudes, 0.99)]),
      { padding: this.settings.padding(), pitch: 0, ...this.pace(1200) });
  }

  /** Near enough that the members of a cluster come apart. */
  zoomInto(members: readonly Dot[]): void {
    const box = around(members);
    if (!box) return;
    const camera = this.map.cameraForBounds(this.box(box), { padding: 80 });
    const zoom = Math.min(14.2, Math.max(this.map.getZoom() + 1.5, camera?.zoom ?? 14.2));
    this.map.easeTo({ center: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], zoom, offset: this.clear(), ...this.pace(700) });
  }

  /** Moves the map only when a place is outside of what can be seen. */
  bringIntoView(dot: Dot): void {
    const { x, y } = this.pixel(dot);
    const { clientWidth, clientHeight } = this.map.getCanvas();
    const padding = this.settings.padding();
    const outside = x < padding.left || y < padding.top || x > clientWidth - padding.right || y > clientHeight - padding.bottom;
    if (outside) this.map.easeTo({ center: [dot.longitude, dot.latitude], offset: this.clear(), ...this.pace(500) });
  }

  /** From the middle of the map to the middle of what no panel covers, in CSS pixels. */
  private clear(): [number, number] {
    const { top, right, bottom, left } = this.settings.padding();
    return [(left - right) / 2, (top - bottom) / 2];
  }

  /** Fetches the ground beyond the region once somebody looks from so far away; the style says where it lies. */
  private showCountries(): void {
    if (this.beyond || this.map.getZoom() > 7) return;
    this.beyond = true;
    const { metadata } = this.map.getStyle();
    const address = (metadata as Record<string, unknown> | undefined)?.["mittelpunkt:countries"];
    const source = this.map.getSource<GeoJSONSource>("countries");
    if (typeof address === "string") void source?.setData(new URL(address, document.baseURI).href);
  }

  free(): void {
    this.map.remove();
  }

  private get pitch(): number {
    return this.settings.mode === "embed" || matchMedia("(max-width: 48rem)").matches ? 0 : 40;
  }

  private fit(bounds: Bounds, pitch: number, duration: number): void {
    this.map.fitBounds(this.box(bounds), { padding: this.settings.padding(), pitch, ...this.pace(duration) });
  }

  private pace(duration: number): { duration: number } {
    return { duration: reducedMotion() ? 0 : duration };
  }

  private box([west, south, east, north]: Bounds): LngLatBoundsLike {
    return [[west, south], [east, north]];
  }
}

function around(dots: readonly Dot[]): Bounds | null {
  if (dots.length === 0) return null;
  const longitudes = dots.map((dot) => dot.longitude);
  const latitudes = dots.map((dot) => dot.latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}
