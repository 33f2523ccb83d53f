/** Reads the QR code in a picture: with the phone's own reader where it has one, else with one of our own, loaded then. */

import { openDetector, readsQr, type Picture } from './barcode-detector.ts'

/** The text of the code, or undefined when none is seen. */
export type ReadQr = (picture: Picture) => Promise<string | undefined>

/** Our own reader looks at this many pixels a side: enough for a code that fills half the picture. */
const MOST_PIXELS = 900

export async function openQrReader(): Promise<ReadQr> {
  if (!(await readsQr())) return ownReader()
  const detector = openDetector()
  return async (picture) => (await detector.detect(picture))[0]?.rawValue
}

async function ownReader(): Promise<ReadQr> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return (picture) => {
    const [width, height] =
      picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
    const scale = Math.min(1, MOST_PIXELS / Math.max(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    if (!context || canvas.width === 0 || canvas.height === 0) return Promise.resolve(undefined)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    try {
      return Promise.resolve(decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)))
    } catch {
      return Promise.resolve(undefined) // no code in it
    }
  }
}
