/** Places, phones and moments of the admin's screen in words. */
import { AREA, desaScope, posyanduScope } from '../../log/role.ts'
import type { OfficeDevice, OfficePosyandu } from '../../replica/queries/devices.ts'
import { calendarDateOf } from '../../domain/calendar.ts'
import { shortDate } from '../../ui/dates.ts'
import { officeWords } from '../../ui/words/office.ts'
import { agoOf } from './ago.ts'
import { phoneKindOf } from './phone-label.ts'

/** "Posyandu Melati, Posyandu Mawar", "Desa Taba Lagan", "Seluruh wilayah". */
export function placeInWords(scopes: readonly string[], posyandu: readonly OfficePosyandu[]): string {
  const { place } = officeWords()
  if (scopes.length === 0) return place.unknown
  return scopes.map((scope) => scopeInWords(scope, posyandu)).join(', ')
}

function scopeInWords(scope: string, posyandu: readonly OfficePosyandu[]): string {
  const words = officeWords()
  if (scope === AREA) return words.place.area
  const desa = desaScope('')
  if (scope.startsWith(desa)) return words.place.desa(scope.slice(desa.length))
  return posyanduInWords(scope.slice(posyanduScope('').length), posyandu)
}

export function posyanduInWords(record: string, posyandu: readonly OfficePosyandu[]): string {
  const words = officeWords()
  const name = posyandu.find((each) => each.record === record)?.shown.name
  return name ? words.place.posyandu(name) : words.posyandu.unnamed
}

/** Whose it is: who was invited, or who said their name at it first. */
export function ownerInWords({ invitedName, users, label }: OfficeDevice): string {
  return invitedName ?? users[0] ?? (label === undefined ? officeWords().devices.unnamed : phoneInWords(label))
}

/** What somebody called the phone; until then, what its browser says it is. */
export function phoneInWords(label: string): string {
  const { phone } = officeWords()
  const kind = phoneKindOf(label)
  if (kind.is === 'named') return kind.name
  return kind.is === 'model' ? phone.model(kind.name) : phone[kind.is]
}

/** "baru saja", "12 menit lalu", "2 jam lalu", "kemarin", "3 hari lalu", and after a month the date. */
export function agoInWords(iso: string, now: Date): string {
  const words = officeWords().ago
  const ago = agoOf(iso, now)
  if (ago.unit === 'now') return words.now
  return ago.unit === 'date' ? shortDate(calendarDateOf(new Date(iso))) : words[ago.unit](ago.n)
}
