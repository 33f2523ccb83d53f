/** A phone's camera without a camera: what is drawn on a canvas is what it sees. */
import type { Phone } from './phone.ts'

const CAMERA = `
const canvas = document.createElement('canvas')
canvas.width = canvas.height = 640
const context = canvas.getContext('2d')
context.fillRect(0, 0, 640, 640)
globalThis.see = async (address) => {
  const image = new Image()
  image.src = address
  await image.decode()
  context.imageSmoothingEnabled = false
  context.fillStyle = '#888'
  context.fillRect(0, 0, 640, 640)
  context.drawImage(image, 70, 70, 500, 500)
}
navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(30)
`

/** From its next screen on. */
export async function hasCamera(phone: Phone): Promise<void> {
  await phone.context.addInitScript(CAMERA)
}

/** Holds a picture (a data URL) before it. */
export function sees(phone: Phone, picture: string): Promise<void> {
  return phone.page.evaluate(
    (address) => (globalThis as unknown as { see: (a: string) => Promise<void> }).see(address),
    picture,
  )
}

/** The code that a phone shows right now, as a data URL. */
function shownBy({ page }: Phone): Promise<string> {
  return page.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
}

/** Holds one phone's changing codes before the other until it has read them; gives how long that took, ms. */
export async function readsCodesOf(phone: Phone, other: Phone, hasRead: () => Promise<boolean>): Promise<number> {
  const from = Date.now()
  while (!(await hasRead())) {
    await sees(phone, await shownBy(other))
  }
  return Date.now() - from
}
