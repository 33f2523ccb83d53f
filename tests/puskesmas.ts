/** The puskesmas behind a test: a device of its own that has invited phones in advance, as an admin does from the app. */
import { directoryOf } from '../src/log/document-name.ts'
import { invitationPublicKey, newInvitationSecret, type Invitation } from '../src/log/invitation.ts'
import type { Grant } from '../src/log/role.ts'
import { WebSocket } from 'ws'
import { memoryPhone } from '../src/replica/memory-phone.ts'
import { SYNC_PATH } from '../src/protocol.ts'
import type { Write } from '../src/replica/write.ts'
import { kader, PUSKESMAS, type Doors } from './doors.ts'

const INVITED = 30
const secretOf = (i: number): string => `undangan ${i}`
const publicKeys = await Promise.all(Array.from({ length: INVITED }, (_, i) => invitationPublicKey(secretOf(i))))

export class Puskesmas {
  readonly phone: ReturnType<typeof memoryPhone>['phone']
  readonly #device: string
  readonly #store: ReturnType<typeof memoryPhone>['store']
  #next = 0

  /** At a relay, which holds all of it when this resolves. */
  static async at(origin: string, doors: Doors): Promise<Puskesmas> {
    const made = memoryPhone({
      relay: origin.replace('http', 'ws') + SYNC_PATH,
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
      clock: () => new Date(),
      events: { onLink: () => undefined, onSent: () => undefined, onError: () => undefined },
    })
    const puskesmas = await Puskesmas.invites(made, doors)
    await puskesmas.#exchanges()
    return puskesmas
  }

  /** The door must be one that lets an admin in. */
  static async invites({ phone, store }: ReturnType<typeof memoryPhone>, doors: Doors): Promise<Puskesmas> {
    await phone.join(doors.next(), 'Komputer puskesmas')
    const self = store.rows('self')[0]
    if (!self) throw new Error('expected the puskesmas to have joined')
    const writes = publicKeys.map((publicKey, i): Write => ({
      document: directoryOf(PUSKESMAS),
      kind: 'invitation',
      record: `undangan-${i}`,
      set: { publicKey, role: kader.role, scopes: kader.scopes, name: `Kader ${i}` },
      who: 'puskesmas',
    }))
    const result = await phone.append(writes)
    if (!result.ok) throw new Error(`expected the invitations to be written, found ${result.reason}`)
    return new Puskesmas(phone, store, self.device)
  }

  private constructor(phone: Puskesmas['phone'], store: ReturnType<typeof memoryPhone>['store'], device: string) {
    this.phone = phone
    this.#store = store
    this.#device = device
  }

  /** Writes into the directory, which the relay holds when this resolves. */
  async writes(writes: readonly Write[]): Promise<void> {
    const result = await this.phone.append(writes)
    if (!result.ok) throw new Error(`expected the directory to be written, found ${result.reason}`)
    await this.#exchanges()
  }

  /** Until the relay has taken all that was written. */
  async #exchanges(): Promise<void> {
    await this.phone.hold()
    const deadline = Date.now() + 150_000
    while (this.#store.rows('outbox').some(({ state }) => state === 0)) {
      if (Date.now() > deadline) throw new Error('expected the relay to take what the puskesmas wrote')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    const refused = this.#store.rows('outbox').filter(({ state }) => state === 2)
    if (refused.length > 0) throw new Error(`expected all of it to be taken, found ${refused[0]?.reason}`)
    await this.phone.release()
  }

  /** An invitation for somebody else than a kader of the usual posyandu. */
  async invite(grant: Grant, name = 'Bu Bidan'): Promise<Invitation> {
    const secret = newInvitationSecret()
    const [record, document] = [`undangan-${secret.slice(0, 8)}`, directoryOf(PUSKESMAS)]
    const set = { publicKey: await invitationPublicKey(secret), name, role: grant.role, scopes: grant.scopes }
    await this.writes([{ document, kind: 'invitation', record, set, who: 'puskesmas' }])
    return { puskesmas: PUSKESMAS, invitation: record, secret, ...grant, by: this.#device }
  }

  /** One of those made in advance, taken up or not. */
  invitation(record: string): Invitation {
    const i = Number(record.slice('undangan-'.length))
    return { puskesmas: PUSKESMAS, invitation: record, secret: secretOf(i), ...kader, by: this.#device }
  }

  /** An invitation that nobody has taken up. */
  next(): Invitation {
    const i = this.#next++
    if (i >= INVITED) throw new Error(`expected at most ${INVITED} phones`)
    return this.invitation(`undangan-${i}`)
  }
}
