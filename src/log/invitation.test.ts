import { describe, expect, it } from 'vitest'
import {
  invitationLink,
  invitationPublicKey,
  newInvitationSecret,
  proveInvited,
  readInvitation,
  wasInvited,
  type Invitation,
} from './invitation.ts'
import { importPublicKey } from './signature.ts'

const ORIGIN = 'https://posyandu.example.id'
const invitation: Invitation = {
  puskesmas: 'sukamaju',
  invitation: 'undangan-1',
  secret: 'rahasia',
  role: 'bidan',
  scopes: ['desa/taba-lagan', 'posyandu/melati'],
  by: 'AAAAAAAAAAAAAAAA',
}

describe('the link', () => {
  it('says the same when it is read again', () => {
    expect(readInvitation(invitationLink(ORIGIN, invitation))).toEqual(invitation)
  })

  it('of one of the relay’s own doors names nobody who invites', () => {
    const door: Invitation = {
      puskesmas: 'sukamaju',
      invitation: 'klaim',
      secret: 's',
      role: 'puskesmas',
      scopes: ['area'],
    }
    expect(readInvitation(invitationLink(ORIGIN, door))).toEqual(door)
  })

  it('carries its secret where no browser sends it', () => {
    const url = new URL(invitationLink(ORIGIN, invitation))
    expect(url.hash).toContain('rahasia')
    expect(url.href.slice(0, url.href.indexOf('#'))).toBe(`${ORIGIN}/gabung`)
  })

  it.each(['puskesmas', 'undangan', 'rahasia', 'peran', 'untuk'])('without %s it is none', (name) => {
    const parameters = new URLSearchParams(new URL(invitationLink(ORIGIN, invitation)).hash.slice(1))
    parameters.delete(name)
    expect(readInvitation(`#${parameters.toString()}`)).toBeUndefined()
  })

  it.each([
    ['peran', 'kepala'],
    ['untuk', 'seluruh dunia'],
    ['puskesmas', '../lain'],
    ['oleh', 'short'],
  ])('with %s %s it is none', (name, value) => {
    const parameters = new URLSearchParams(new URL(invitationLink(ORIGIN, invitation)).hash.slice(1))
    parameters.set(name, value)
    expect(readInvitation(`#${parameters.toString()}`)).toBeUndefined()
  })
})

describe('the proof', () => {
  it('is taken for that device and that invitation alone, and only with that secret', async () => {
    const secret = newInvitationSecret()
    const key = (await importPublicKey(await invitationPublicKey(secret)))!
    const proof = await proveInvited(secret, 'undangan-1', 'device-1')
    expect(await wasInvited(proof, 'undangan-1', 'device-1', key)).toBe(true)
    expect(await wasInvited(proof, 'undangan-1', 'device-2', key)).toBe(false)
    expect(await wasInvited(proof, 'undangan-2', 'device-1', key)).toBe(false)
    const other = await proveInvited(newInvitationSecret(), 'undangan-1', 'device-1')
    expect(await wasInvited(other, 'undangan-1', 'device-1', key)).toBe(false)
    expect(await wasInvited('no proof at all', 'undangan-1', 'device-1', key)).toBe(false)
  })

  it('the public half is the same whoever makes it, and says nothing of another secret', async () => {
    const secret = newInvitationSecret()
    expect(await invitationPublicKey(secret)).toBe(await invitationPublicKey(secret))
    expect(await invitationPublicKey(newInvitationSecret())).not.toBe(await invitationPublicKey(secret))
  })
})
