import { addProtocol, type StyleSpecification } from "maplibre-gl";

const archive = "pmtiles://";

/** The look of the map. An archive of tiles needs a reader of its own, which is fetched only when the style names one. */
export async function loadStyle(address: string): Promise<StyleSpecification> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const style = await answer.json() as StyleSpecification;
  const sources = Object.values(style.sources);
  if (sources.some((source) => "url" in source && source.url?.startsWith(archive))) {
    const { Protocol } = await import("pmtiles");
    addProtocol("pmtiles", new Protocol().tile);
  }
  return style;
}
