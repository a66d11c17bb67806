import type { CustomLayerInterface, CustomRenderMethodInput } from "maplibre-gl";
import { compile, Instances, strip, type Program } from "./gl";
import type { Frame } from "./frame";
import { rgb } from "./kinds";
import type { Scene } from "./scene";

/** How far an arc leaves the straight line, as a share of its length. */
export const bend = 0.16;

const vertex = `
in vec2 a_base; in vec4 a_ends; in vec4 a_offsets; in vec3 a_life;
uniform mat4 u_matrix; uniform vec2 u_viewport; uniform float u_time, u_strength, u_replaying, u_width;
out float v_side; out float v_half; out vec2 v_light; out float v_ahead;
void main() {
  float age = u_time - a_life.x;
  float mark = a_life.z;
  if (mark < 0.0 || age < 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  float t = a_base.x;
  vec2 from = a_ends.xy, to = a_ends.zw, along = to - from;
  vec2 north = vec2(along.y, -along.x) * (along.x < 0.0 ? -1.0 : 1.0);
  vec2 middle = (from + to) * 0.5 + north * ${bend.toFixed(2)};
  vec2 point = mix(mix(from, middle, t), mix(middle, to, t), t);
  vec2 course = mix(middle - from, to - middle, t);
  vec4 clip = u_matrix * vec4(point, 0.0, 1.0);
  vec4 next = u_matrix * vec4(point + course * 0.01, 0.0, 1.0);
  vec2 direction = (next.xy * clip.w - clip.xy * next.w) * u_viewport;
  float length_ = length(direction);
  direction = length_ == 0.0 ? vec2(0.0) : direction / length_;
  float fresh = exp(-max(0.0, u_time - min(a_life.y, u_time)) / 5.0);
  float start = u_replaying * exp(-age * 2.5);
  float half_ = 0.5 * u_width * (mark == 1.0 ? 1.9 : 1.0 + 0.6 * start);
  vec2 pixels = mix(a_offsets.xy, a_offsets.zw, t) * vec2(1.0, -1.0) + vec2(-direction.y, direction.x) * a_base.y * (half_ + 1.0);
  gl_Position = vec4(clip.xy + pixels * 2.0 / u_viewport * clip.w, 0.0, clip.w);
  float plain = mix(0.16, 0.62, fresh) * u_strength;
  float light = mark == 1.0 ? 0.95 : mark == 2.0 ? 0.05 : max(plain, start * 0.9) * (mark == 3.0 ? 0.34 : 1.0);
  v_side = a_base.y * (half_ + 1.0);
  v_half = half_;
  v_light = vec2(light, mark == 1.0 ? 0.35 : start * 0.7);
  v_ahead = u_replaying > 0.0 ? clamp(age * 2.5, 0.0, 1.0) - t : 1.0;
}`;

const fragment = `
in float v_side; in float v_half; in vec2 v_light; in float v_ahead;
uniform vec3 u_colour; out vec4 colour;
void main() {
  if (v_ahead < 0.0) discard;
  float alpha = v_light.x * (1.0 - smoothstep(v_half - 0.5, v_half + 0.7, abs(v_side)));
  colour = vec4(mix(u_colour, vec3(1.0), v_light.y), 1.0) * alpha;
}`;

const floats = 11;

/** Draws all ties as thin arcs in one call; the years and the light change by uniforms only. */
export class ArcLayer implements CustomLayerInterface {
  readonly id = "mittelpunkt-arcs";
  readonly type = "custom";
  private program: Program | undefined;
  private instances: Instances | undefined;
  private loaded = -1;
  private strength = 1;

  constructor(private readonly frame: Frame, private readonly scene: Scene, private readonly large: number) {}

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    this.program ??= compile(gl, vertex, fragment, ["a_base", "a_ends", "a_offsets", "a_life"]);
    this.instances ??= new Instances(gl, strip(14), [4, 4, 3]);
    const { frame } = this;
    frame.update(input);
    if (this.loaded !== this.scene.version) this.load(this.scene.network.anchor);
    gl.useProgram(this.program.handle);
    gl.uniformMatrix4fv(this.program.at("u_matrix"), false, frame.matrix);
    gl.uniform2f(this.program.at("u_viewport"), frame.width, frame.height);
    gl.uniform1f(this.program.at("u_time"), frame.time);
    gl.uniform1f(this.program.at("u_strength"), this.strength);
    gl.uniform1f(this.program.at("u_replaying"), this.scene.replaying ? 1 : 0);
    gl.uniform1f(this.program.at("u_width"), 1.15 * this.large);
    gl.uniform3f(this.program.at("u_colour"), ...rgb("#7fb6ff"));
    this.instances.draw();
  }

  onRemove(): void {
    this.instances?.free();
    this.instances = this.program = undefined;
    this.loaded = -1;
  }

  private load([anchorX, anchorY]: readonly [number, number]): void {
    const { dots, arcs } = this.scene.network;
    const rows = new Float32Array(arcs.length * floats);
    let row = 0;
    const end = (index: number, at: number) => {
      const group = this.scene.clusterAt(index);
      const dot = dots[index]!;
      rows[at] = (group ?? dot).x - anchorX;
      rows[at + 1] = (group ?? dot).y - anchorY;
      if (group) return;
      rows[at + 4] = dot.dx;
      rows[at + 5] = dot.dy;
    };
    for (const arc of arcs) {
      end(arc.from, row);
      end(arc.to, row + 2);
      const since = Math.max(arc.since, dots[arc.from]!.since, dots[arc.to]!.since, -10_000);
      rows[row + 8] = since;
      rows[row + 9] = Math.max(arc.last, since);
      rows[row + 10] = this.scene.arcMark(arc.from, arc.to);
      row += floats;
    }
    this.instances?.fill(rows, arcs.length);
    this.strength = Math.min(1, Math.max(0.4, Math.sqrt(500 / Math.max(1, arcs.length))));
    this.loaded = this.scene.version;
  }
}
