/** What a page may do, should something foreign ever get into it. That no screen needs more is held by `screens.test.ts`. */
import { expect, test } from 'vitest'
import { aPhone, aServer } from './scene.ts'

test('nothing foreign runs, paints or connects, and the page stands alone', async () => {
  const server = await aServer()
  const phone = await aPhone(server)
  await phone.goto('/gabung')
  await phone.page.getByRole('heading').first().waitFor()
  const found = await phone.page.evaluate(async () => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective))
    const add = (tag: string, text: string): HTMLElement => {
      const element = document.createElement(tag)
      element.textContent = text
      return document.body.appendChild(element)
    }
    add('script', 'globalThis.ran = true')
    add('style', 'body { background: red !important }')
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="globalThis.ran = true">x</p>')
    ;(document.body.lastElementChild as HTMLElement).click()
    const reaches = (address: string): Promise<boolean> =>
      fetch(address, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      )
    const talks = (address: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = new WebSocket(address)
        socket.onopen = () => resolve(true)
        socket.onerror = () => resolve(false)
      })
    const elsewhere = [await reaches('http://127.0.0.1:9/'), await talks('ws://127.0.0.1:9/')]
    await new Promise((resolve) => setTimeout(resolve))
    return {
      ran: 'ran' in globalThis,
      background: getComputedStyle(document.body).backgroundColor,
      elsewhere,
      refused: [...new Set(refused)].sort(),
      isAlone: crossOriginIsolated,
    }
  })
  expect(found).toMatchObject({ ran: false, elsewhere: [false, false], isAlone: true })
  expect(found.background).not.toBe('rgb(255, 0, 0)')
  expect(found.refused).toEqual([
    'connect-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-attr',
    'style-src-elem',
  ])
})
