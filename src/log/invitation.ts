/** The link that opens a posyandu on a phone. The secret stands in the fragment, which no browser sends to a server. */

export interface Invitation {
  readonly puskesmas: string
  readonly posyandu: string
  readonly secret: string
}

export const JOIN_PATH = '/gabung'

export function invitationLink(origin: string, { puskesmas, posyandu, secret }: Invitation): string {
  return `${origin}${JOIN_PATH}#${new URLSearchParams({ puskesmas, posyandu, rahasia: secret }).toString()}`
}

/** Reads a whole link or just its fragment. Undefined when something is missing. */
export function readInvitation(link: string): Invitation | undefined {
  const parameters = new URLSearchParams(link.slice(link.indexOf('#') + 1))
  const puskesmas = parameters.get('puskesmas')
  const posyandu = parameters.get('posyandu')
  const secret = parameters.get('rahasia')
  return puskesmas && posyandu && secret ? { puskesmas, posyandu, secret } : undefined
}
