/** One end of what happened, with its place on the map. */
export interface PulseEnd {
  readonly slug: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** One public activity as the server tells it. */
export interface Pulse {
  readonly id: number;
  readonly at: string;
  readonly kind: "actor-added" | "actor-claimed" | "tie-added" | "project-added" | "imported";
  readonly text: { readonly de: string; readonly en: string };
  readonly url: string;
  readonly from?: PulseEnd;
  readonly to?: PulseEnd;
  readonly count?: number;
  readonly source?: string;
}
