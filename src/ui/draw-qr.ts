import { encode } from 'uqr'

/** Modules of white that a reader needs around a code. */
const QUIET = 4

/** A pixel a module; the screen enlarges it. `Q`: still read when a quarter of it is dirty or torn. */
export function drawQr(context: CanvasRenderingContext2D, text: string, ecc: 'L' | 'Q' = 'L'): void {
  const { data, size } = encode(text, { ecc, border: QUIET })
  const image = new ImageData(size, size)
  const pixels = new Uint32Array(image.data.buffer)
  data.forEach((row, y) => row.forEach((isDark, x) => (pixels[y * size + x] = isDark ? 0xff000000 : 0xffffffff)))
  context.canvas.width = context.canvas.height = size
  context.putImageData(image, 0, 0)
}
