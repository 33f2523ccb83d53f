import type { FrameCollector } from '../../../replica/handover/qr-frames.ts'

/** What was put together from codes, as if it had come as a file; undefined while parts are missing. */
export function fileOf(collector: FrameCollector): File | undefined {
  const bytes = collector.take()
  return bytes && new File([bytes], 'QR')
}
