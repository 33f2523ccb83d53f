/** The camera at the back of the phone, and what it sees. */

export type CameraProblem = 'refused' | 'missing' | 'busy'

export type OpenedCamera =
  { readonly ok: true; readonly stream: MediaStream } | { readonly ok: false; readonly reason: CameraProblem }

export async function openCamera(): Promise<OpenedCamera> {
  // Absent where the page was not opened safely.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) return { ok: false, reason: 'missing' }
  try {
    const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
    return { ok: true, stream: await devices.getUserMedia({ video }) }
  } catch (error) {
    return { ok: false, reason: problemOf(error) }
  }
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}
