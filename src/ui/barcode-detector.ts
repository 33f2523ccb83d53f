/** The browser's own reader of QR codes. TypeScript's library does not know it yet (Shape Detection API). */
export interface Detector {
  detect(picture: Picture): Promise<readonly { readonly rawValue: string }[]>
}
export type Picture = HTMLVideoElement | ImageBitmap

interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Phones have one; some computers do not, and some have one that reads no QR. */
export async function readsQr(): Promise<boolean> {
  const formats =
    (await detectorClass()
      ?.getSupportedFormats()
      .catch(() => [])) ?? []
  return formats.includes('qr_code')
}

/** Only where `readsQr`. */
export function openDetector(): Detector {
  return new (detectorClass()!)({ formats: ['qr_code'] })
}

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
}
