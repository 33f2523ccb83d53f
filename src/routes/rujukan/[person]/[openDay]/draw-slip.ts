/** The letter as a picture: the facility's counter reads it on the family's phone. Without the NIK, as every message. */
import { followUpWords } from '../../../../ui/words/follow-up.ts'
import { EDGE, INK, pngOf, SOFT, WIDTH, write } from '../../../../ui/picture.ts'
import { inIndonesian } from '../../../../ui/words/words.svelte.ts'
import { slipRows, type SlipOf } from './slip.ts'

/** As in app.css: a picture in somebody's chat knows no style sheet. */
const URGENT = { segera: '#a51d16', '24-jam': '#7a4b00', '7-hari': INK } as const

/** `mark`: where the picture comes from, and its number. */
export function drawSlip(slip: SlipOf, mark: string): Promise<Blob> {
  return pngOf((context) => draw(context, slip, mark))
}

/** Returns how high it became. */
function draw(context: CanvasRenderingContext2D, slip: SlipOf, mark: string): number {
  const { slip: words, tierSlip } = inIndonesian(followUpWords)
  const { tier } = slip.referral
  let y = write(context, words.title, EDGE, { size: 21, bold: true })
  y = write(context, words.posyandu(slip.posyandu), y, { size: 17 })
  y = write(context, words.sharedHead(tierSlip[tier]), y + 6, {
    size: 24,
    bold: true,
    colour: URGENT[tier],
  })
  y = line(context, y + 6)
  for (const { label, value } of slipRows(slip).filter(({ label }) => label !== words.urgency)) {
    y = write(context, label, y + 6, { size: 14, colour: SOFT })
    y = write(context, value, y, { size: 18, bold: label === words.name || label === words.reasons })
  }
  y = line(context, y + 8)
  y = write(context, words.please, y + 8, { size: 17 })
  y = write(context, mark, y + 8, { size: 12, colour: SOFT })
  return y + EDGE
}

/** Returns where it lies. */
function line(context: CanvasRenderingContext2D, y: number): number {
  context.fillStyle = INK
  context.fillRect(EDGE, y, WIDTH - 2 * EDGE, 2)
  return y + 2
}
