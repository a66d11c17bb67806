/** The kinds of actors in the order of the legend; the index is the number the shaders know. */
export const kinds = ["company", "university", "research", "initiative", "public-body", "unknown"] as const;

export type Kind = (typeof kinds)[number];

interface Look {
  readonly colour: string;
  /** SVG path in a box from -1 to 1: each kind keeps its shape where colours cannot be told apart. */
  readonly path: string;
}

const circle = "M.92 0A.92 .92 0 1 1 -.92 0A.92 .92 0 1 1 .92 0Z";
const ring = `${circle}M.45 0A.45 .45 0 1 0 -.45 0A.45 .45 0 1 0 .45 0Z`;

export const looks: Record<Kind, Look> = {
  "company": { colour: "#ffb454", path: circle },
  "university": { colour: "#5ad1ff", path: "M0 -1.15L1.1 .8L-1.1 .8Z" },
  "research": { colour: "#8be9c7", path: "M0 -1.2L1.1 0L0 1.2L-1.1 0Z" },
  "initiative": { colour: "#ff7ab8", path: star(5, 1.25, 0.56) },
  "public-body": { colour: "#c8b6ff", path: "M-.86 -.86H.86V.86H-.86Z" },
  "unknown": { colour: "#b9c4d3", path: ring },
};

export function kindOf(text: unknown): Kind {
  return kinds.find((kind) => kind === text) ?? "unknown";
}

/** The mark of a kind for the legend. */
export function kindMark(kind: Kind): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", looks[kind].path);
  path.setAttribute("fill", looks[kind].colour);
  svg.append(path);
  return svg;
}

export function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function star(points: number, outer: number, inner: number): string {
  const corners = Array.from({ length: points * 2 }, (_, i) => {
    const radius = i % 2 === 0 ? outer : inner;
    const angle = (i * Math.PI) / points - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`;
  });
  return `M${corners.join("L")}Z`;
}
