/** Draws the picture for the mother. */
import { bandOf, chartFrame, dotsOf, MARGIN, pathOf, stepsOf, ticks, xOf, yOf } from '../../../../../ui/chart-scale.ts'
import type { LineKind } from '../../../../../domain/growth/chart-shapes.ts'
import { EDGE, INK, pngOf, SOFT, WIDTH, write } from '../../../../../ui/picture.ts'
import type { Picture } from './picture.ts'

const CHART_HEIGHT = 300

/** As in app.css: a picture in somebody's chat knows no style sheet. */
const TONES = { good: ['#dff3e4', '#176b35'], warn: ['#ffefc2', '#7a4b00'], bad: ['#fbe0dd', '#a51d16'] } as const
const BANDS = { normal: '#a5dcb3', near: '#ffe79b', far: '#ffcf9e' } as const
const LINES: Readonly<Record<LineKind, readonly [stroke: string, width: number, ...dash: number[]]>> = {
  merah: ['#a51d16', 2.6],
  danger: ['#a51d16', 2.6],
  oranye: ['#b3541e', 1.8, 8, 3],
  median: ['#176b35', 1, 3, 3],
  border: [INK, 1.4],
  thin: ['#44524f', 0.8],
}

/** `mark`: where the picture comes from, and its number. */
export function drawPicture(picture: Picture, mark: string): Promise<Blob> {
  return pngOf((context) => draw(context, picture, mark))
}

/** Returns how high it became. */
function draw(context: CanvasRenderingContext2D, picture: Picture, mark: string): number {
  const [background, colour] = TONES[picture.tone]
  let y = EDGE
  y = write(context, picture.name, y, { size: 24, bold: true })
  for (const line of picture.about) y = write(context, line, y, { size: 17 })
  y += 10

  const top = y
  const inBox = () => {
    let below = write(context, picture.title, top + 12, { size: 21, bold: true, inset: 12, colour })
    for (const sentence of picture.sentences) below = write(context, sentence, below, { size: 17, inset: 12 })
    return below + 12
  }
  const bottom = inBox()
  context.fillStyle = background
  context.strokeStyle = colour
  context.lineWidth = 2
  context.beginPath()
  context.roundRect(EDGE, top, WIDTH - 2 * EDGE, bottom - top, 12)
  context.fill()
  context.stroke()
  inBox()

  y = drawChart(context, picture, bottom + 10)
  for (const meaning of picture.meanings) y = write(context, `• ${meaning}`, y, { size: 16 })
  y = write(context, mark, y + 8, { size: 12, colour: SOFT })
  return y + EDGE
}

function drawChart(context: CanvasRenderingContext2D, { sheet, axes }: Picture, top: number): number {
  const points = [...sheet.lines.flatMap((line) => line.points), ...sheet.marks]
  const frame = chartFrame({ width: WIDTH, height: CHART_HEIGHT }, sheet, points)
  context.save()
  context.translate(0, top)
  for (const { kind, low, high } of sheet.bands) {
    context.fillStyle = BANDS[kind]
    context.fill(new Path2D(bandOf(frame, low, high)))
  }
  for (const { kind, points } of sheet.lines) {
    const [stroke, width, ...dash] = LINES[kind]
    strokePath(context, pathOf(frame, points), stroke, width, dash)
  }
  context.font = '14px system-ui, sans-serif'
  context.fillStyle = INK
  context.textBaseline = 'alphabetic'
  context.textAlign = 'center'
  for (const x of ticks(frame.from, frame.to, WIDTH, 50, [3, 6, 12]))
    context.fillText(String(x), xOf(frame, x), CHART_HEIGHT - 8)
  context.textAlign = 'right'
  for (const y of ticks(frame.minY, frame.maxY, CHART_HEIGHT, 30, [1, 2, 4, 5]))
    context.fillText(String(y), MARGIN.left - 6, yOf(frame, y) + 5)
  context.textAlign = 'left'
  context.fillText(axes, MARGIN.left + 6, MARGIN.top + 12)

  context.lineCap = 'round'
  strokePath(context, stepsOf(frame, sheet.marks, false), INK, 2.4)
  strokePath(context, stepsOf(frame, sheet.marks, true), INK, 1.4, [2, 5])
  strokePath(context, dotsOf(frame, sheet.marks), INK, 9)
  strokePath(context, dotsOf(frame, sheet.marks.slice(0, -1)), '#ffffff', 5.4)
  const last = sheet.marks.at(-1)
  if (last) {
    context.font = '700 17px system-ui, sans-serif'
    const y = yOf(frame, last.y) + 26
    context.textAlign = xOf(frame, last.x) > WIDTH / 2 ? 'right' : 'left'
    context.lineWidth = 4
    context.strokeStyle = '#ffffff'
    context.strokeText(last.label, xOf(frame, last.x), y)
    context.fillText(last.label, xOf(frame, last.x), y)
  }
  context.restore()
  return top + CHART_HEIGHT + 8
}

function strokePath(
  context: CanvasRenderingContext2D,
  path: string,
  stroke: string,
  width: number,
  dash: readonly number[] = [],
): void {
  context.strokeStyle = stroke
  context.lineWidth = width
  context.setLineDash([...dash])
  context.stroke(new Path2D(path))
  context.setLineDash([])
}
