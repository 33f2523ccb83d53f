import type { Phone } from './phone.ts'

/** What is drawn can no longer be read from a picture: this reads it while it is drawn, from the next page on. */
export async function textDrawn(phone: Phone): Promise<() => Promise<string>> {
  await phone.context.addInitScript(() => {
    const drawn: string[] = []
    Object.assign(globalThis, { drawn })
    const canvas = CanvasRenderingContext2D.prototype
    const fillText: (this: unknown, text: string, ...at: number[]) => void = Reflect.get(canvas, 'fillText')
    Reflect.set(canvas, 'fillText', function (this: unknown, text: string, ...at: number[]) {
      drawn.push(text)
      fillText.call(this, text, ...at)
    })
  })
  return async () => (await phone.page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn)).join(' ')
}
