import type { CustomLayerInterface, Map as MapLibre } from "maplibre-gl";
import type { Frame } from "./frame";
import { atlas, compile, Instances, square, type Program } from "./gl";
import { kinds, looks, rgb } from "./kinds";
import type { Scene } from "./scene";
import type { Cluster } from "./clusters";

const cell = 48;

const vertex = `
in vec2 a_base; in vec4 a_place; in vec3 a_first; in vec3 a_second;
uniform mat4 u_matrix; uniform vec2 u_viewport; uniform float u_large;
out vec2 v_at; out float v_radius; flat out float v_count; flat out float v_mark; flat out vec3 v_first; flat out vec3 v_second;
void main() {
  float count = abs(a_place.z);
  float radius = u_large * (13.0 + 3.2 * log(count));
  vec4 clip = u_matrix * vec4(a_place.xy, 0.0, 1.0);
  gl_Position = vec4(clip.xy + a_base * vec2(1.0, -1.0) * (radius + 1.0) * 2.0 / u_viewport * clip.w, 0.0, clip.w);
  v_at = a_base * (radius + 1.0);
  v_radius = radius;
  v_count = count;
  v_mark = a_place.w;
  v_first = a_first;
  v_second = a_second;
}`;

// A ring of the members' colours in their shares around the count.
const fragment = `
in vec2 v_at; in float v_radius; flat in float v_count; flat in float v_mark; flat in vec3 v_first; flat in vec3 v_second;
uniform sampler2D u_digits; uniform float u_large, u_level; uniform vec3 u_colours[${kinds.length}]; out vec4 colour;
vec3 ringColour(float turn) {
  if (turn < v_first.x) return u_colours[0];
  if (turn < v_first.y) return u_colours[1];
  if (turn < v_first.z) return u_colours[2];
  if (turn < v_second.x) return u_colours[3];
  if (turn < v_second.y) return u_colours[4];
  return u_colours[5];
}
void main() {
  float distance_ = length(v_at);
  float disc = 1.0 - smoothstep(v_radius - 0.7, v_radius + 0.7, distance_);
  if (disc <= 0.0) discard;
  float turn = fract(atan(v_at.x, -v_at.y) / 6.2831853 + 1.0);
  float rim = smoothstep(v_radius - 4.5, v_radius - 3.3, distance_);
  vec3 tint = mix(vec3(0.070, 0.137, 0.227), ringColour(turn), rim);
  float places = floor(log(v_count + 0.5) / 2.302585) + 1.0;
  vec2 digit = vec2(8.0, 20.0) * u_large * min(1.0, 3.4 / places);
  float column = v_at.x / digit.x + places * 0.5;
  float row = v_at.y / digit.y + 0.5;
  if (column > 0.0 && column < places && row > 0.0 && row < 1.0) {
    float value = mod(floor((v_count + 0.5) / pow(10.0, places - 1.0 - floor(column))), 10.0);
    float ink = textureLod(u_digits, vec2((value + 0.5 + (fract(column) - 0.5) * 0.4) / 10.0, row), u_level).r;
    tint = mix(tint, vec3(0.95, 0.97, 1.0), ink);
  }
  colour = vec4(tint, 1.0) * disc * (v_mark == 2.0 ? 0.3 : 0.96);
}`;

/** Draws clusters: their count in a ring of the colours of the kinds. */
export class ClusterLayer implements CustomLayerInterface {
  readonly id = "mittelpunkt-clusters";
  readonly type = "custom";
  private program: Program | undefined;
  private instances: Instances | undefined;
  private digits: WebGLTexture | undefined;
  private loaded = -1;

  constructor(private readonly frame: Frame, private readonly scene: Scene, private readonly large: number) {}

  render(gl: WebGL2RenderingContext): void {
    this.program ??= compile(gl, vertex, fragment, ["a_base", "a_place", "a_first", "a_second"]);
    this.instances ??= new Instances(gl, square, [4, 3, 3]);
    this.digits ??= atlas(gl, 10, cell, drawDigit);
    const { frame } = this;
    if (this.loaded !== this.scene.version) this.load(this.scene.network.anchor);
    const { program } = this;
    gl.useProgram(program.handle);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.digits);
    gl.uniform1i(program.at("u_digits"), 0);
    gl.uniform1f(program.at("u_level"), Math.max(0, Math.log2(cell / (20 * this.large * devicePixelRatio))));
    gl.uniformMatrix4fv(program.at("u_matrix"), false, frame.matrix);
    gl.uniform2f(program.at("u_viewport"), frame.width, frame.height);
    gl.uniform1f(program.at("u_large"), this.large);
    gl.uniform3fv(program.at("u_colours"), kinds.flatMap((kind) => rgb(looks[kind].colour)));
    this.instances.draw();
  }

  onRemove(_: MapLibre, gl: WebGL2RenderingContext): void {
    this.instances?.free();
    gl.deleteTexture(this.digits ?? null);
    this.instances = this.program = this.digits = undefined;
    this.loaded = -1;
  }

  private load(anchor: readonly [number, number]): void {
    const { scene } = this;
    const rows = scene.clusters.flatMap((group) => [
      group.x - anchor[0], group.y - anchor[1], group.members.length, scene.clusterMark(group), ...shares(group)]);
    this.instances?.fill(new Float32Array(rows), scene.clusters.length);
    this.loaded = scene.version;
  }
}

/** Radius in CSS pixels; the shader says the same. */
export function clusterRadius(group: Cluster): number {
  return 13 + 3.2 * Math.log(group.members.length);
}

function shares(group: Cluster): number[] {
  let sum = 0;
  return group.byKind.map((count) => (sum += count / group.members.length));
}

function drawDigit(context: CanvasRenderingContext2D, digit: number): void {
  context.font = `600 ${cell * 0.72}px "Fira Sans", sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillStyle = "#ffffff";
  context.fillText(String(digit), 0, cell * 0.26);
}
