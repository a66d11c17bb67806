import type { CustomLayerInterface, Map as MapLibre } from "maplibre-gl";
import type { Frame } from "./frame";
import { atlas, compile, Instances, square, type Program } from "./gl";
import { kinds, looks, rgb } from "./kinds";
import type { Scene } from "./scene";

const cell = 64;
const shapeRadius = 20;

const vertex = `
in vec2 a_base; in vec4 a_place; in vec3 a_life;
uniform mat4 u_matrix; uniform vec2 u_viewport; uniform float u_time, u_radius, u_replaying;
out vec2 v_at; flat out float v_mark; flat out float v_start; flat out int v_kind; flat out float v_hollow; flat out float v_in;
void main() {
  float age = u_time - a_life.y;
  float mark = a_life.z;
  if (mark < 0.0 || age < 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  float start = u_replaying * exp(-age * 2.0);
  float radius = u_radius * (mark == 1.0 ? 1.3 : 1.0) * (1.0 + 0.9 * start);
  vec4 clip = u_matrix * vec4(a_place.xy, 0.0, 1.0);
  vec2 pixels = a_place.zw * vec2(1.0, -1.0) + a_base * vec2(1.0, -1.0) * radius * 2.7;
  gl_Position = vec4(clip.xy + pixels * 2.0 / u_viewport * clip.w, 0.0, clip.w);
  v_at = a_base * 2.7;
  v_kind = int(a_life.x) % ${kinds.length};
  v_hollow = int(a_life.x) < ${kinds.length} ? 0.0 : 1.0;
  v_mark = mark;
  v_start = start;
  v_in = u_replaying > 0.0 ? clamp(age * 4.0, 0.0, 1.0) : 1.0;
}`;

const fragment = `
in vec2 v_at; flat in float v_mark; flat in float v_start; flat in int v_kind; flat in float v_hollow; flat in float v_in;
uniform sampler2D u_shapes; uniform vec3 u_colours[${kinds.length}]; out vec4 colour;
void main() {
  vec3 tint = u_colours[v_kind];
  vec2 uv = v_at * ${(shapeRadius / cell).toFixed(4)} + 0.5;
  vec4 shape = uv == clamp(uv, 0.02, 0.98) ? texture(u_shapes, vec2((float(v_kind) + uv.x) / ${kinds.length.toFixed(1)}, uv.y)) : vec4(0.0);
  vec2 hole = v_at * ${(1.7 * shapeRadius / cell).toFixed(4)} + 0.5;
  if (v_hollow > 0.0 && hole == clamp(hole, 0.02, 0.98)) {
    shape.r *= 1.0 - texture(u_shapes, vec2((float(v_kind) + hole.x) / ${kinds.length.toFixed(1)}, hole.y)).r;
  }
  float distance_ = length(v_at);
  float halo = exp(-distance_ * distance_ * 0.6) * (1.0 - smoothstep(1.9, 2.7, distance_));
  float glow = halo * (v_mark == 1.0 ? 0.75 : 0.42 + 0.5 * v_start);
  vec4 under = vec4(tint, 1.0) * glow;
  vec4 over = vec4(mix(vec3(0.043, 0.086, 0.149), mix(tint, vec3(1.0), 0.6 * v_start), shape.r), 1.0) * shape.g;
  colour = (over + under * (1.0 - over.a)) * v_in * (v_mark == 2.0 ? 0.22 : 1.0);
}`;

const floats = 7;

/** Draws every actor as a shape with a halo. */
export class DotLayer implements CustomLayerInterface {
  readonly id = "mittelpunkt-dots";
  readonly type = "custom";
  private program: Program | undefined;
  private instances: Instances | undefined;
  private shapes: WebGLTexture | undefined;
  private loaded = -1;

  private zoom = () => 0;

  constructor(private readonly frame: Frame, private readonly scene: Scene, private readonly large: number) {}

  onAdd(map: MapLibre): void {
    this.zoom = () => map.getZoom();
  }

  render(gl: WebGL2RenderingContext): void {
    this.program ??= compile(gl, vertex, fragment, ["a_base", "a_place", "a_life"]);
    this.instances ??= new Instances(gl, square, [4, 3]);
    this.shapes ??= atlas(gl, kinds.length, cell, drawShape);
    const { frame } = this;
    if (this.loaded !== this.scene.version) this.load(this.scene.network.anchor);
    gl.useProgram(this.program.handle);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.shapes);
    gl.uniform1i(this.program.at("u_shapes"), 0);
    gl.uniformMatrix4fv(this.program.at("u_matrix"), false, frame.matrix);
    gl.uniform2f(this.program.at("u_viewport"), frame.width, frame.height);
    gl.uniform1f(this.program.at("u_time"), frame.time);
    gl.uniform1f(this.program.at("u_replaying"), this.scene.replaying ? 1 : 0);
    gl.uniform1f(this.program.at("u_radius"), dotRadius(this.zoom()) * this.large);
    gl.uniform3fv(this.program.at("u_colours"), kinds.flatMap((kind) => rgb(looks[kind].colour)));
    this.instances.draw();
  }

  onRemove(_: MapLibre, gl: WebGL2RenderingContext): void {
    this.instances?.free();
    gl.deleteTexture(this.shapes ?? null);
    this.instances = this.program = this.shapes = undefined;
    this.loaded = -1;
  }

  private load(anchor: readonly [number, number]): void {
    const { dots } = this.scene.network;
    const rows = new Float32Array(dots.length * floats);
    dots.forEach((dot, index) => {
      rows.set([dot.x - anchor[0], dot.y - anchor[1], dot.dx, dot.dy,
        dot.kind + (dot.example ? kinds.length : 0), Math.max(dot.since, -10_000), this.scene.dotMark(index)], index * floats);
    });
    this.instances?.fill(rows, dots.length);
    this.loaded = this.scene.version;
  }
}

/** Radius of a dot in CSS pixels. */
export function dotRadius(zoom: number): number {
  return Math.min(8, Math.max(4.5, 5.5 + (zoom - 9.5) * 0.8));
}

/** Red holds the shape, green the shape with its dark rim. */
function drawShape(context: CanvasRenderingContext2D, index: number): void {
  const path = new Path2D();
  path.addPath(new Path2D(looks[kinds[index]!].path), new DOMMatrix([shapeRadius, 0, 0, shapeRadius, 0, 0]));
  context.lineJoin = "round";
  context.fillStyle = context.strokeStyle = "#00ff00";
  context.lineWidth = 8;
  context.stroke(path);
  context.fill(path, "evenodd");
  context.fillStyle = "#ffff00";
  context.fill(path, "evenodd");
}
