/** A picture to send by phone: as wide as one, twice as fine, readable without the app, as high as what is on it. */

export const WIDTH = 380
export const EDGE = 16
export const INK = '#10241f'
export const SOFT = '#44524f'
const SCALE = 2

/** `draw` is called twice and returns how high it became: that is only known when it was drawn once. */
export async function pngOf(draw: (context: CanvasRenderingContext2D) => number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH * SCALE
  canvas.height = SCALE
  const height = draw(contextOf(canvas))
  canvas.height = Math.ceil(height * SCALE)
  const context = contextOf(canvas)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, WIDTH, height)
  draw(context)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('expected a picture, found none')
  return blob
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('expected a canvas that can be drawn on, found none')
  context.setTransform(SCALE, 0, 0, SCALE, 0, 0)
  return context
}

export interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  readonly inset?: number
  readonly colour?: string
}

/** Writes as many lines as it takes; returns where the next one begins. */
export function write(
  context: CanvasRenderingContext2D,
  text: string,
  top: number,
  { size, bold = false, inset = 0, colour = INK }: TextStyle,
): number {
  context.font = `${bold ? 700 : 400} ${size}px system-ui, sans-serif`
  context.fillStyle = colour
  context.textAlign = 'left'
  context.textBaseline = 'top'
  const width = WIDTH - 2 * (EDGE + inset)
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const height = Math.round(size * 1.35)
  for (const [index, line] of lines.entries()) context.fillText(line, EDGE + inset, top + index * height)
  return top + lines.length * height
}
