/** Every screen there is, as a kader with tired eyes and a small phone meets it. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../src/ui/words/en/index.ts'
import { id } from '../../src/ui/words/id/index.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, nadia, rafa, type Posyandu } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const SMALL = { width: 320, height: 640 }
const TARGET_PX = 48

/** From the folders, so that a new screen cannot be forgotten. */
function screensOf({ openDay, person }: Posyandu): readonly string[] {
  return readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
    .map((path) => path.replace('[openDay]', openDay).replace('[person]', person(rafa)))
    .sort()
}

async function aWorkingPhone(): Promise<{ phone: Phone; screens: readonly string[] }> {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Siti Nurhaliza')
  await phone.weigh(posyandu.openDay, posyandu.person(rafa), '9,40', rafa.name)
  await phone.goto(`/hari/${posyandu.openDay}/daftar`)
  await phone.checkIn(nadia.name)
  return { phone, screens: screensOf(posyandu) }
}

/** A screen with everything on it that it will show, its folded parts open. */
async function open(phone: Phone, path: string): Promise<void> {
  await phone.goto(path)
  await phone.page.getByRole('heading', { level: 1 }).filter({ hasNotText: '…' }).waitFor()
  await phone.badgeSays('Terkirim')
  await phone.page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true
    await document.fonts.ready
  })
}

test('no screen has a serious fault for somebody who reads with difficulty or with a screen reader', async () => {
  const { phone, screens } = await aWorkingPhone()
  expect(screens.length).toBeGreaterThan(12)
  const faults: string[] = []
  for (const path of screens) {
    await open(phone, path)
    await phone.page.evaluate(AXE)
    const found = await phone.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    })
    faults.push(...found.map((fault) => `${path} ${fault}`))
  }
  expect(faults).toEqual([])
})

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string | null
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

test('on a phone 320 wide nothing is cut off at the side, and every target is 48 high', async () => {
  const { phone, screens } = await aWorkingPhone()
  await phone.page.setViewportSize(SMALL)
  const faults: string[] = []
  for (const path of screens) {
    await open(phone, path)
    const found = await phone.page.evaluate(measureScreen, TARGET_PX)
    faults.push(...found.map((fault) => `${path} ${fault}`))
  }
  expect(faults).toEqual([])
})

/** In the page: what is too wide, and what is too small for a thumb. Links inside a sentence are text. */
function measureScreen(targetPx: number): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
  const isWide = (element: Element): boolean =>
    isSeen(element) && element.closest('svg') === null && element.getBoundingClientRect().right > clientWidth + 0.5
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => isWide(element) && ![...element.children].some(isWide),
  )
  const targets = [...document.querySelectorAll('a, button, input, select, textarea, summary, [role=button]')]
  const small = targets.filter((target) => {
    const isInText = target.matches('a') && getComputedStyle(target).display === 'inline'
    const touched = target.matches('input') ? (target.closest('label') ?? target) : target
    const { height, width } = touched.getBoundingClientRect()
    return isSeen(touched) && !isInText && width > 0 && height < targetPx - 0.5
  })
  const name = (element: Element): string => element.outerHTML.replace(/\s+/g, ' ').slice(0, 120)
  return [
    ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth}`] : []),
    ...wide.map((element) => `too wide: ${name(element)}`),
    ...small.map((element) => `${Math.round(element.getBoundingClientRect().height)} px high: ${name(element)}`),
  ]
}

test('no screen has a sentence left in English or a hole where a word should be', async () => {
  const { phone, screens } = await aWorkingPhone()
  const english = new Set(sentencesOf(en).filter((text) => !sentencesOf(id).includes(text)))
  const found: string[] = []
  for (const path of screens) {
    await open(phone, path)
    const texts = (await phone.page.locator('body').innerText()).split('\n').map((text) => text.trim())
    const odd = texts.filter(
      (text) => english.has(text) || /\b(undefined|null|NaN|the|and|your|saved?|loading|error|failed)\b/i.test(text),
    )
    found.push(...odd.map((text) => `${path} ${text}`))
    expect(await phone.page.getAttribute('html', 'lang')).toBe('id')
  }
  expect(found).toEqual([])
})

/** Every whole sentence of a word catalogue, however deep. */
function sentencesOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesOf) : []
}
