import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../src/ui/words/en/index.ts'
import { id } from '../../src/ui/words/id/index.ts'
import { admin } from '../doors.ts'
import { coverOf } from './focus.ts'
import type { Phone } from './phone.ts'
import { aPosyandu, bima, lina, maya, nadia, rafa, wati } from './posyandu.ts'
import { aPhone, aServer } from './scene.ts'
import { addressOf, fillScreens, screens } from './screens.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const SMALL = { width: 320, height: 640 }
const TARGET_PX = 48

test('no screen is forgotten here', () => {
  const folders = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
  expect([...new Set(screens.map(({ route }) => route))].sort()).toEqual(folders.sort())
})

const SCREENS_MS = screens.length * 6_000

test(
  'every screen can be read by everybody, fits a phone 320 wide, has targets of 48 px, and speaks Indonesian',
  { timeout: SCREENS_MS },
  async () => {
    const server = await aServer()
    const posyandu = await aPosyandu(server, [rafa, nadia, bima, wati, lina, maya])
    await fillScreens(posyandu)
    const [kader, puskesmas] = [await aPhone(server, { viewport: SMALL }), await aPhone(server, { viewport: SMALL })]
    const faults: string[] = []
    for (const { context } of [kader, puskesmas]) {
      context.on('console', (said) => {
        if (said.text().includes('Content Security Policy')) faults.push(`${said.page()?.url()}: ${said.text()}`)
      })
    }
    await kader.join(server.link, 'Bu Siti Nurhaliza')
    await puskesmas.joinAsPuskesmas(await server.invitationLink(admin, 'Ibu Yanti'), 'Ibu Yanti')
    for (const screen of screens) {
      const phone = screen.by === 'puskesmas' ? puskesmas : kader
      await phone.goto(addressOf(screen, posyandu))
      await phone.sees(screen.sees)
      await screen.then?.(phone)
      await phone.page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      const found = [
        ...(await accessFaults(phone)),
        ...(await phone.page.evaluate(sizeFaults, TARGET_PX)),
        ...(await wordFaults(phone)),
        ...(await phone.page.evaluate<readonly string[]>(`(${hiddenFocus.toString()})(${coverOf.toString()})`)),
      ]
      faults.push(...found.map((fault) => `${screen.route}${screen.query ?? ''} (${screen.sees}): ${fault}`))
    }
    expect(faults).toEqual([])
  },
)

/** In the page: what can have the keyboard and is then under a bar. A table that scrolls is seen by its frame. */
async function hiddenFocus(cover: typeof coverOf): Promise<readonly string[]> {
  const stops = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
  const hidden: string[] = []
  for (const stop of document.querySelectorAll<HTMLElement>(stops)) {
    stop.focus()
    if (document.activeElement !== stop || stop.matches('[role=region]')) continue
    // Some of the way it may glide.
    for (let frames = 0; frames < 60 && cover(stop) !== undefined; frames++) await new Promise(requestAnimationFrame)
    const over = cover(stop)
    if (over !== undefined) hidden.push(`${stop.outerHTML.slice(0, 90)} is under ${over?.outerHTML.slice(0, 90)}`)
  }
  return hidden
}

async function accessFaults({ page }: Phone): Promise<readonly string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string | null
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** In the page: what is too wide, and what is too small for a thumb. Links inside a sentence are text. */
function sizeFaults(targetPx: number): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
  // A table may move sideways in a place of its own, when a keyboard gets there too.
  const moves = (element: Element): boolean => element.closest('[role=region][tabindex="0"]') !== null
  const isWide = (element: Element): boolean =>
    isSeen(element) &&
    element.closest('svg') === null &&
    !moves(element.parentElement ?? element) &&
    element.getBoundingClientRect().right > clientWidth + 0.5
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

const english = new Set(sentencesOf(en).filter((text) => !sentencesOf(id).includes(text)))
const HOLE = /\b(undefined|null|NaN|the|and|your|saved?|loading|error|failed)\b|\[object/i

async function wordFaults({ page }: Phone): Promise<readonly string[]> {
  const texts = (await page.locator('body').innerText()).split('\n').map((text) => text.trim())
  const language = await page.getAttribute('html', 'lang')
  return [
    ...texts.filter((text) => english.has(text) || HOLE.test(text)).map((text) => `not Indonesian: ${text}`),
    ...(language === 'id' ? [] : [`says its language is ${language}`]),
  ]
}

/** Every whole sentence of a word catalogue, however deep. */
function sentencesOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesOf) : []
}
