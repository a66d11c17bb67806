/** A compiled program with its uniforms by name. */
export interface Program {
  readonly handle: WebGLProgram;
  readonly at: (uniform: string) => WebGLUniformLocation | null;
}

export function compile(gl: WebGL2RenderingContext, vertex: string, fragment: string, attributes: readonly string[]): Program {
  const handle = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error("No shader");
    gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${source}`);
    gl.compileShader(shader);
    gl.attachShader(handle, shader);
    gl.deleteShader(shader);
  }
  attributes.forEach((name, index) => gl.bindAttribLocation(handle, index, name));
  gl.linkProgram(handle);
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(handle) ?? "Program not linked");
  }
  const places = new Map<string, WebGLUniformLocation | null>();
  return {
    handle,
    at: (uniform) => {
      if (!places.has(uniform)) places.set(uniform, gl.getUniformLocation(handle, uniform));
      return places.get(uniform) ?? null;
    },
  };
}

/** Instances drawn over one small base shape; `sizes` are the floats of each attribute of an instance. */
export class Instances {
  private readonly array: WebGLVertexArrayObject;
  private readonly base: WebGLBuffer;
  private readonly rows: WebGLBuffer;
  private count = 0;

  constructor(private readonly gl: WebGL2RenderingContext, private readonly shape: Float32Array, sizes: readonly number[]) {
    this.array = gl.createVertexArray();
    this.base = gl.createBuffer();
    this.rows = gl.createBuffer();
    gl.bindVertexArray(this.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.base);
    gl.bufferData(gl.ARRAY_BUFFER, shape, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.rows);
    const stride = sizes.reduce((sum, size) => sum + size, 0) * 4;
    let offset = 0;
    sizes.forEach((size, index) => {
      gl.enableVertexAttribArray(index + 1);
      gl.vertexAttribPointer(index + 1, size, gl.FLOAT, false, stride, offset);
      gl.vertexAttribDivisor(index + 1, 1);
      offset += size * 4;
    });
    gl.bindVertexArray(null);
  }

  fill(rows: Float32Array, count: number): void {
    this.gl.bindBuffer(this.gl.ARRAY_BUFFER, this.rows);
    this.gl.bufferData(this.gl.ARRAY_BUFFER, rows, this.gl.DYNAMIC_DRAW);
    this.count = count;
  }

  draw(): void {
    if (this.count === 0) return;
    this.gl.bindVertexArray(this.array);
    this.gl.drawArraysInstanced(this.gl.TRIANGLE_STRIP, 0, this.shape.length / 2, this.count);
    this.gl.bindVertexArray(null);
  }

  free(): void {
    this.gl.deleteVertexArray(this.array);
    this.gl.deleteBuffer(this.base);
    this.gl.deleteBuffer(this.rows);
  }
}

export const square = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

/** The strip along an arc: pairs of (place along the arc, side). */
export function strip(segments: number): Float32Array {
  return new Float32Array(Array.from({ length: (segments + 1) * 2 }, (_, i) => [Math.floor(i / 2) / segments, i % 2 === 0 ? -1 : 1]).flat());
}

/** A texture from a canvas whose cells are drawn one beside the other. */
export function atlas(gl: WebGL2RenderingContext, cells: number, size: number,
  draw: (context: CanvasRenderingContext2D, cell: number) => void): WebGLTexture {
  const canvas = document.createElement("canvas");
  canvas.width = cells * size;
  canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No canvas");
  for (let cell = 0; cell < cells; cell++) {
    context.save();
    context.translate((cell + 0.5) * size, size / 2);
    draw(context, cell);
    context.restore();
  }
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
