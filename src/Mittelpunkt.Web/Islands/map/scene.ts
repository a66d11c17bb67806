import { cluster, type Cluster } from "./clusters";
import { emptyNetwork, type Network } from "./network";

/** How a mark is drawn: not at all, as ever, lit, stepped back because others are lit, or faint because it leaves the region. */
export const enum Mark { Hidden = -1, Plain = 0, Lit = 1, Faded = 2, Leaving = 3 }

/** What the map shows right now; the layers draw it, the controls change it. */
export class Scene {
  network: Network = emptyNetwork;
  clusters: readonly Cluster[] = [];
  /** Decimal year up to which records are shown; Infinity for today. */
  time = Infinity;
  /** True while the years run: dots and arcs grow in as they begin. */
  replaying = false;
  readonly hiddenKinds = new Set<number>();
  selected: number | null = null;
  /** How much larger marks are drawn than at a desk. */
  large = 1;
  /** Grows with every change of rows that the layers have to load again. */
  version = 0;

  private clusterOf = new Int32Array(0);
  private lit = new Set<number>();
  private groupedAt = NaN;

  setNetwork(network: Network): void {
    const slug = this.selected === null ? undefined : this.network.dots[this.selected]?.slug;
    this.network = network;
    this.clusters = [];
    this.clusterOf = new Int32Array(network.dots.length).fill(-1);
    this.select(slug === undefined ? null : network.bySlug.get(slug) ?? null);
    this.regroup(this.groupedAt);
  }

  select(index: number | null): void {
    this.selected = index;
    this.lit = new Set();
    if (index !== null) {
      this.lit.add(index);
      for (const arc of this.network.arcs) {
        if (arc.since > this.time) continue;
        if (arc.from === index) this.lit.add(arc.to);
        if (arc.to === index) this.lit.add(arc.from);
      }
    }
    this.version++;
  }

  /** Groups again for a zoom level; the grouping holds for half a level. Rows stay as they are while nothing is grouped. */
  regroup(zoom: number): void {
    const before = this.clusters.length;
    this.groupedAt = zoom;
    this.clusters = Number.isNaN(zoom) ? [] : cluster(this.network.dots, (index) => this.isShown(index), zoom, this.large);
    this.clusterOf = new Int32Array(this.network.dots.length).fill(-1);
    this.clusters.forEach((group, number) => group.members.forEach((member) => { this.clusterOf[member] = number; }));
    if (before + this.clusters.length > 0) this.version++;
  }

  zoomed(zoom: number): void {
    const level = Math.floor(zoom * 2) / 2;
    if (level !== this.groupedAt) this.regroup(level);
  }

  kindsChanged(): void {
    this.regroup(this.groupedAt);
    this.version++;
  }

  /** Time itself is known to the shaders; only the groups depend on it. */
  timeChanged(): void {
    this.regroup(this.groupedAt);
  }

  isShown(index: number): boolean {
    const dot = this.network.dots[index];
    return dot !== undefined && dot.present && dot.since <= this.time && !this.hiddenKinds.has(dot.kind);
  }

  /** Shown as a dot of its own, not within a cluster. */
  standsAlone(index: number): boolean {
    return this.isShown(index) && this.clusterOf[index] === -1;
  }

  shownCount(): number {
    return this.network.dots.reduce((count, _, index) => count + (this.isShown(index) ? 1 : 0), 0);
  }

  clusterAt(index: number): Cluster | undefined {
    return this.clusters[this.clusterOf[index] ?? -1];
  }

  /** The shader hides by time, so that the years can run without new rows. */
  dotMark(index: number): Mark {
    const dot = this.network.dots[index];
    if (!dot?.present || this.hiddenKinds.has(dot.kind) || this.clusterOf[index] !== -1) return Mark.Hidden;
    return this.markOf(this.lit.has(index));
  }

  clusterMark(group: Cluster): Mark {
    return this.markOf(group.members.some((member) => this.lit.has(member)));
  }

  arcMark(from: number, to: number): Mark {
    const { dots } = this.network;
    if ([from, to].some((end) => dots[end]!.present && this.hiddenKinds.has(dots[end]!.kind))) return Mark.Hidden;
    const group = this.clusterOf[from];
    if (group !== -1 && group === this.clusterOf[to]) return Mark.Hidden;
    const mark = this.markOf(from === this.selected || to === this.selected);
    return mark === Mark.Plain && !(dots[from]!.present && dots[to]!.present) ? Mark.Leaving : mark;
  }

  private markOf(lit: boolean): Mark {
    if (this.selected === null) return Mark.Plain;
    return lit ? Mark.Lit : Mark.Faded;
  }
}
