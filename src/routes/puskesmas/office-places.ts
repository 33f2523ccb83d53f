/** Where the office can go, in the order of its menu. */
import type { areaWords } from '../../ui/words/area.ts'

type Name = Exclude<keyof ReturnType<typeof areaWords>['nav'], 'label' | 'title' | 'urgent' | 'area'>

export const OFFICE_PLACES: readonly { readonly href: string; readonly name: Name }[] = [
  { href: '/puskesmas', name: 'pws' },
  { href: '/tugas', name: 'tasks' },
  { href: '/puskesmas/rujukan', name: 'referrals' },
  { href: '/', name: 'day' },
  { href: '/puskesmas/warga', name: 'people' },
  { href: '/puskesmas/laporan', name: 'reports' },
  { href: '/puskesmas/mutu', name: 'quality' },
  { href: '/puskesmas/tutup-bulan', name: 'closing' },
  { href: '/puskesmas/sigizi', name: 'sigizi' },
  { href: '/puskesmas/asik', name: 'asik' },
  { href: '/puskesmas/ekspor', name: 'exports' },
  { href: '/puskesmas/bnba', name: 'bnba' },
  { href: '/puskesmas/bukti', name: 'evidence' },
  { href: '/puskesmas/sasaran', name: 'targets' },
  { href: '/pengelola', name: 'office' },
]

/** Which of these an address belongs to. */
export function placeOf(path: string): string | undefined {
  return OFFICE_PLACES.map(({ href }) => href)
    .filter((href) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => a.length - b.length)
    .at(-1)
}
