import { kindOf, kinds } from "./kinds";

/** An actor with its place on the map; x and y are Web Mercator from 0 to 1. */
export interface Dot {
  readonly slug: string;
  readonly name: string;
  readonly kind: number;
  readonly town: string;
  readonly country: string | undefined;
  readonly inRegion: boolean;
  /** Made up, to show in demo mode how it works; counted nowhere. */
  readonly example: boolean;
  /** False for the far end of a tie that leaves what is shown: its arc is drawn, the dot is not. */
  readonly present: boolean;
  /** Decimal year, -Infinity when nobody knows. */
  readonly since: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly x: number;
  readonly y: number;
  /** Offset in CSS pixels that keeps actors at one position apart. */
  readonly dx: number;
  readonly dy: number;
}

/** A tie between two dots, by their index. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly since: number;
  /** When it was last alive as far as is known: its end, else its start. */
  readonly last: number;
}

export interface Network {
  /** Position that the rows of the layers are relative to: keeps 32-bit floats exact at street level. */
  readonly anchor: readonly [x: number, y: number];
  readonly dots: readonly Dot[];
  readonly arcs: readonly Arc[];
  readonly bySlug: ReadonlyMap<string, number>;
}

interface Feature {
  readonly geometry?: { readonly coordinates?: unknown };
  readonly properties?: Record<string, unknown>;
}

interface Collection {
  readonly features?: readonly Feature[];
}

export const emptyNetwork: Network = { anchor: [0.5, 0.5], dots: [], arcs: [], bySlug: new Map() };

/** All ties are read, also for the region alone: arcs that leave it show how far it reaches. */
export async function loadNetwork(actorsUrl: string, tiesUrl: string, reach: string, signal: AbortSignal): Promise<Network> {
  const [actors, ties] = await Promise.all([read(actorsUrl, reach, signal), read(tiesUrl, "all", signal)]);
  return buildNetwork(actors, ties);
}

export function buildNetwork(actors: Collection, ties: Collection): Network {
  const dots = fanOut((actors.features ?? []).map(toDot).filter((dot) => dot !== null));
  const bySlug = new Map(dots.map((dot, index) => [dot.slug, index]));
  const arcs: Arc[] = [];
  const end = (slug: unknown, place: unknown) => {
    const known = bySlug.get(String(slug));
    if (known !== undefined || !Array.isArray(place)) return known;
    const dot = dotAt(place, { slug, region: false }, false);
    if (!dot) return undefined;
    bySlug.set(dot.slug, dots.push(dot) - 1);
    return dots.length - 1;
  };
  for (const { geometry, properties } of ties.features ?? []) {
    const [fromPlace, toPlace] = (geometry?.coordinates ?? []) as unknown[];
    const from = end(properties?.["from"], fromPlace);
    const to = end(properties?.["to"], toPlace);
    if (from === undefined || to === undefined || from === to || !(dots[from]!.present || dots[to]!.present)) continue;
    const since = decimalYear(properties?.["since"]);
    const until = decimalYear(properties?.["until"]);
    arcs.push({ from, to, since, last: Number.isFinite(until) ? until : since });
  }
  const first = dots.find((dot) => dot.inRegion) ?? dots[0];
  return { anchor: first ? [first.x, first.y] : [0.5, 0.5], dots, arcs, bySlug };
}

/** A year or an ISO date as a decimal year; -Infinity when there is none. */
export function decimalYear(value: unknown): number {
  if (typeof value === "number") return value;
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(String(value ?? ""));
  if (!parts) return -Infinity;
  return Number(parts[1]) + (Number(parts[2] ?? 1) - 1) / 12 + (Number(parts[3] ?? 1) - 1) / 366;
}

export const mercatorX = (longitude: number): number => (longitude + 180) / 360;

export const mercatorY = (latitude: number): number =>
  0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);

async function read(url: string, reach: string, signal: AbortSignal): Promise<Collection> {
  const address = new URL(url, document.baseURI);
  address.searchParams.set("reach", reach);
  const answer = await fetch(address, { signal, headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return await answer.json() as Collection;
}

function toDot({ geometry, properties }: Feature): Dot | null {
  return properties ? dotAt(geometry?.coordinates, properties, true) : null;
}

function dotAt(place: unknown, properties: Record<string, unknown>, present: boolean): Dot | null {
  const [longitude, latitude] = (place ?? []) as unknown[];
  if (typeof longitude !== "number" || typeof latitude !== "number") return null;
  return {
    slug: String(properties["slug"]),
    name: String(properties["name"] ?? ""),
    kind: kinds.indexOf(kindOf(properties["kind"])),
    town: String(properties["town"] ?? ""),
    country: typeof properties["country"] === "string" ? properties["country"] : undefined,
    inRegion: properties["region"] !== false,
    example: properties["example"] === true,
    present,
    since: decimalYear(properties["since"]),
    longitude, latitude, x: mercatorX(longitude), y: mercatorY(latitude), dx: 0, dy: 0,
  };
}

/** Actors at one position (often the middle of a town) are laid out like the seeds of a sunflower. */
function fanOut(dots: readonly Dot[]): Dot[] {
  const positions = new Map<string, number[]>();
  dots.forEach((dot, index) => {
    const key = `${dot.longitude.toFixed(4)},${dot.latitude.toFixed(4)}`;
    const group = positions.get(key);
    if (group) group.push(index); else positions.set(key, [index]);
  });
  const result = dots.slice();
  const golden = Math.PI * (3 - Math.sqrt(5));
  for (const group of positions.values()) {
    if (group.length === 1) continue;
    group.forEach((index, rank) => {
      const radius = 10 * Math.sqrt(rank + 0.6);
      result[index] = { ...dots[index]!, dx: radius * Math.cos(rank * golden), dy: radius * Math.sin(rank * golden) };
    });
  }
  return result;
}
