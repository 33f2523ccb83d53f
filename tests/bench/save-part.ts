/** Saving a weighing on a cheap phone: from the tap to "tersimpan", at a sixth of the speed. */
import { BareBrowser } from './bare-browser.ts'
import { copyOf } from './browser.ts'
import { median, percentile, progress, report } from './figure.ts'
import { phoneProfile } from './phone-profile.ts'
import { weightKg } from './posyandu.ts'
import { posyanduOf, relayData, serveData, type RelayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { ratiosInWords, slowAndCheck } from './speed.ts'

const SAVES = 60
const BUTTON = 'button[aria-label="Simpan sekarang"]'

const QUESTION = '[role=alert]'

const SAVE = `
globalThis.pathIs = (isIt) => new Promise((then) => {
  const look = () => isIt(location.pathname) ? then() : requestAnimationFrame(look)
  look()
})
let tapped
addEventListener('click', ({ timeStamp, target }) => {
  if (!target.closest('${BUTTON}')) return
  tapped = timeStamp
  const before = document.querySelector('[role=status] .bar')?.textContent
  const look = () => {
    const text = document.querySelector('[role=status] .bar')?.textContent
    if (tapped === undefined || text === undefined || text === before || !text.includes('tersimpan')) return
    const from = tapped
    tapped = undefined
    observer.disconnect()
    const said = performance.now() - from
    // The words come into an element that was painted before; a mark of ours is painted in the same frame.
    const mark = Object.assign(document.createElement('i'), { textContent: '.' })
    mark.style.cssText = 'position:fixed;top:0;left:0'
    document.body.append(mark)
    whenPainted(mark, (at) => {
      mark.remove()
      tell('said', said)
      tell('saved', at - from)
    })
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}, true)
`

/** In the page: a button that puts one small row on the disk and says so; the least that a save needs here. */
async function becomeBareSave(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('bare')
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
  })
  document.body.innerHTML =
    '<div role="status"><p class="bar"></p></div><button aria-label="Simpan sekarang" style="font-size:40px">Simpan</button>'
  let saves = 0
  document.querySelector('button')!.onclick = () => {
    const writing = db.transaction('rows', 'readwrite', { durability: 'strict' })
    writing.objectStore('rows').put({ weightKg: 9.4 })
    writing.commit()
    writing.oncomplete = () => (document.querySelector('.bar')!.textContent = `${++saves} tersimpan`)
  }
}

async function saveBarely(browser: BareBrowser, port: number, slowDown: SlowDown): Promise<number[]> {
  await browser.open(`http://localhost:${port}/icon-192.png`)
  await browser.evaluate(`(${becomeBareSave.toString()})()`)
  const saved: number[] = []
  for (let i = 0; i < SAVES; i++) {
    await browser.tapOn(BUTTON, slowDown)
    await browser.told.take('said')
    saved.push(await browser.told.take('saved'))
  }
  return saved
}

/** A weighing: from the tap on "Simpan" to the painted "… tersimpan", which stands for: on this phone's disk. */
export async function save(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await phoneProfile(data, slowDown)
  for (const isOnline of [false, true]) {
    const copy = await copyOf(profile, 'save')
    // A relay of its own, so that what is saved here does not get into the kept one.
    const relay = isOnline ? await serveData({ ...data, dataDir: await copyOf(data.dataDir, 'save-relay') }) : undefined
    const browser = await BareBrowser.start(copy, slowDown, SAVE)
    try {
      const ratios = await slowAndCheck(browser, slowDown)
      const bare = await saveBarely(browser, data.port, slowDown)
      const { saved, said } = await weighEverybody(browser, data, slowDown)
      const where = isOnline ? 'online' : 'offline'
      for (const share of [0.5, 0.95]) {
        const value = Math.round(percentile(saved, share))
        const least = Math.round(percentile(bare, share))
        report({
          name: `save: tap to "tersimpan", ${where}, p${share * 100}`,
          value,
          unit: 'ms',
          target: 100,
          note: `n=${saved.length}; to the painted words, which are in the page at ${Math.round(percentile(said, share))} ms; a page that only puts one row on the disk: ${least} ms, ratio ${(value / least).toFixed(1)}; measured ${ratiosInWords(ratios)}`,
        })
      }
    } finally {
      slowDown.setSlow(false)
      await browser.close()
      await relay?.close()
    }
  }
}

async function weighEverybody(
  browser: BareBrowser,
  data: RelayData,
  slowDown: SlowDown,
): Promise<{ saved: number[]; said: number[] }> {
  const { port } = data
  const posyandu = posyanduOf(data)
  const { record: openDay, date } = posyandu.today
  // What is said must differ from what was said before.
  const children = [...new Map(posyandu.comingTo(posyandu.today).map((child) => [child.name, child])).values()]
  const saved: number[] = []
  const said: number[] = []
  const list = `/hari/${openDay}/timbang`
  await browser.open(`http://localhost:${port}${list}`)
  for (const child of children) {
    if (saved.length >= SAVES) break
    await browser.click(`a[href="${list}/${child.record}"]`)
    await browser.there('[role=group][aria-label="Tombol angka"]')
    for (const key of weightKg(child, date).toFixed(2).replace('.', ',')) await browser.press(key)
    await browser.there(`${BUTTON}, ${QUESTION}`)
    // Asked about a weight, it is not the everyday save.
    if (!(await browser.evaluate<boolean>(`document.querySelector('${QUESTION}') !== null`))) {
      await browser.tapOn(BUTTON, slowDown)
      said.push(await browser.told.take('said'))
      saved.push(await browser.told.take('saved'))
      if (saved.length % 10 === 0) progress(`saved ${saved.length}: p50 ${Math.round(median(saved))} ms`)
      await browser.evaluate(`pathIs((path) => path.includes('/hasil/'))`)
    }
    await browser.evaluate(`(history.back(), pathIs((path) => path === '${list}'))`)
  }
  return { saved, said }
}
