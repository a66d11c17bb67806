// Bundles every island (one mp-*.ts is one custom element) and copies what the pages need from npm to wwwroot/lib.
import { build } from "esbuild";
import { PurgeCSS } from "purgecss";
import { merge, mesh } from "topojson-client";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const islands = dirname(fileURLToPath(import.meta.url));
const root = join(islands, "../../..");
const lib = join(islands, "../wwwroot/lib");
const fromNpm = (path) => join(root, "node_modules", path);
const weights = [400, 500, 600, 700];

// They stay modules of their own: the browser keeps them while our islands change.
const apart = {
  name: "apart",
  setup: (setup) => {
    setup.onResolve({ filter: /^maplibre-gl$/ }, () => ({ path: "../maplibre/maplibre-gl.mjs", external: true }));
    setup.onResolve({ filter: /^pmtiles$/ }, () => ({ path: "../pmtiles/pmtiles.js", external: true }));
  },
};

async function bundleIslands() {
  const entries = (await readdir(islands)).filter((name) => /^mp-.*\.ts$/.test(name));
  if (entries.length === 0) return;
  await build({
    entryPoints: entries.map((name) => join(islands, name)),
    outdir: join(lib, "islands"),
    bundle: true,
    splitting: true,
    chunkNames: "shared",
    format: "esm",
    target: "es2022",
    minify: true,
    sourcemap: true,
    legalComments: "none",
    plugins: [apart],
    logLevel: "warning",
  });
}

async function copyMapLibre() {
  for (const name of ["maplibre-gl.mjs", "maplibre-gl-shared.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css"]) {
    const text = await readFile(fromNpm(`maplibre-gl/dist/${name}`), "utf8");
    await writeFile(join(lib, "maplibre", name), text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
  }
  await cp(fromNpm("maplibre-gl/LICENSE.txt"), join(lib, "maplibre/LICENSE.txt"));
}

async function bundlePmTiles() {
  await build({
    entryPoints: [fromNpm("pmtiles/dist/esm/index.js")], outfile: join(lib, "pmtiles/pmtiles.js"),
    bundle: true, format: "esm", target: "es2022", minify: true, logLevel: "warning",
    banner: { js: "/* PMTiles (BSD-3-Clause, Protomaps) with fflate (MIT, Arjun Barrett) */" },
  });
}

// KERN states 3,000 rules; a browser gets those that our pages and style sheets name.
async function copyKern() {
  const web = join(islands, "..").replaceAll("\\", "/");
  const sheets = `${web}/wwwroot/css`;
  const ours = await Promise.all((await readdir(sheets)).map((name) => readFile(join(sheets, name), "utf8")));
  // Tokens count as named where our sheets name them, and with each token those it is made of.
  const theirs = await readFile(fromNpm("@kern-ux/native/dist/kern.min.css"), "utf8");
  const made = [...theirs.matchAll(/(--kern-[\w-]+):([^;}]*)/g)];
  const named = new Set();
  const name = (text) => {
    for (const [token] of text.matchAll(/--kern-[\w-]+/g)) {
      if (named.has(token)) continue;
      named.add(token);
      for (const [, stated, value] of made) if (stated === token) name(value);
    }
  };
  ours.forEach(name);
  const [kern] = await new PurgeCSS().purge({
    css: [{ raw: theirs }],
    content: [`${web}/{Ui,Features,Hosting}/**/*.{razor,cs}`, `${web}/Islands/**/*.ts`, `${sheets}/*.css`],
    variables: true,
    safelist: { variables: [...named] },
  });
  await writeFile(join(lib, "kern/kern.css"), kern.css);
  await cp(fromNpm("@kern-ux/native/LICENSE.md"), join(lib, "kern/LICENSE.md"));
}

// The font package splits each weight by script and states the range of each part; we keep Latin.
async function copyFonts() {
  const faces = [];
  for (const weight of weights) {
    const css = await readFile(fromNpm(`@fontsource/fira-sans/${weight}.css`), "utf8");
    for (const part of ["latin-ext", "latin"]) {
      const file = `fira-sans-${part}-${weight}-normal.woff2`;
      const face = css.split("@font-face").find((text) => text.includes(file));
      const range = /unicode-range:\s*([^;]+);/.exec(face ?? "")?.[1];
      if (!range) throw new Error(`No unicode-range for ${file}: has the font package changed?`);
      await cp(fromNpm(`@fontsource/fira-sans/files/${file}`), join(lib, "fonts", file));
      faces.push(`@font-face{font-family:"Fira Sans";font-style:normal;font-weight:${weight};font-display:swap;` +
        `src:url(${file}) format("woff2");unicode-range:${range}}`);
    }
  }
  await writeFile(join(lib, "fonts/fira-sans.css"), faces.join("\n") + "\n");
  await cp(fromNpm("@fontsource/fira-sans/LICENSE"), join(lib, "fonts/LICENSE"));
}

// The ground beyond the region: land and borders of the countries, as fine as a map of Europe can show.
async function drawCountries() {
  const detail = 0.02; // Square degrees: a corner that spans less is left out, and so is an island of three times less.
  const antarctica = "010";
  const atlas = presimplify(JSON.parse(await readFile(fromNpm("world-atlas/countries-50m.json"), "utf8")));
  const world = filter(simplify(atlas, detail), filterWeight(atlas, 3 * detail));
  const countries = world.objects.countries.geometries.filter(({ id }) => id !== antarctica);
  // A coast that passes the date line goes on beyond 180 degrees: on a flat map the leap back would be a line around the earth.
  const unroll = (ring) => {
    let turn = 0;
    return ring.map(([longitude, latitude], i) => {
      const leap = i === 0 ? 0 : longitude - ring[i - 1][0];
      if (Math.abs(leap) > 180) turn -= 360 * Math.sign(leap);
      return [longitude + turn, latitude];
    });
  };
  const shape = (kind, geometry) => ({ type: "Feature", properties: { kind }, geometry });
  const land = merge(world, countries.filter(({ type }) => type?.endsWith("Polygon"))).coordinates.map((rings) => rings.map(unroll));
  const borders = mesh(world, { type: "GeometryCollection", geometries: countries }, (one, other) => one !== other);
  const features = [...land.map((rings) => shape("land", { type: "Polygon", coordinates: rings })), shape("border", borders)];
  const hundredths = (_, value) => typeof value === "number" ? Math.round(value * 100) / 100 : value;
  await writeFile(join(lib, "ground/countries.json"), JSON.stringify({ type: "FeatureCollection", features }, hundredths));
  await writeFile(join(lib, "ground/countries.svg"), countriesPicture(land.flat(), borders.coordinates));
}

// The same for pages without script: the earth to 85 degrees in Web Mercator, in the colours of Features/Map/style.json.
function countriesPicture(coasts, borders) {
  const side = 20_000;
  const place = ([longitude, latitude]) => [
    Math.round((longitude + 180) / 360 * side),
    Math.round((0.5 - Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360)) / (2 * Math.PI)) * side),
  ];
  const path = (line) => line.map(place).filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1])
    .map(([x, y], i, all) => i === 0 ? `M${x} ${y}` : `l${x - all[i - 1][0]} ${y - all[i - 1][1]}`).join("");
  const drawn = (lines, look) => `<path ${look} stroke-width=".8" vector-effect="non-scaling-stroke" stroke-linejoin="round" d="${lines.map(path).join("")}"/>`;
  const [, top] = place([0, 85]);
  const height = side - 2 * top;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${top} ${side} ${height}" width="${side}" height="${height}">` +
    `<rect y="${top}" width="100%" height="100%" fill="#0b1626"/>` +
    drawn(coasts, 'fill="#0f1d32" stroke="#3d5c80"') + drawn(borders, 'fill="none" stroke="#2b4463"') + "</svg>\n";
}

await rm(lib, { recursive: true, force: true });
for (const folder of ["islands", "maplibre", "kern", "fonts", "ground"]) await mkdir(join(lib, folder), { recursive: true });
await Promise.all([bundleIslands(), bundlePmTiles(), copyMapLibre(), copyKern(), copyFonts(), drawCountries()]);
