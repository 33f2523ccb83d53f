import { showsDay } from './date-formats.ts'
import { walkXml } from './xml.ts'

/** The texts that cells name by number. Text stays as written, spaces at its ends too. */
export function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = []
  if (xml === '') return strings
  const text = textCollector()
  walkXml(xml, {
    opened: ({ name }) => {
      if (name === 'si') text.start()
      else text.opened(name)
    },
    closed: (name) => {
      if (name === 'si') strings.push(text.finish())
      else text.closed(name)
    },
    text: text.heard,
  })
  return strings
}

/** For each cell style, whether it shows a number as a day. */
export function dateStyles(xml: string): readonly boolean[] {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  if (xml === '') return styles
  let inCellStyles = false
  walkXml(xml, {
    opened: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name !== 'xf' || !inCellStyles) return
      const formatId = Number(attributes.numFmtId ?? 0)
      styles.push(showsDay(formatId, codes.get(formatId)))
    },
    closed: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}

/** Joins the `<t>` runs of one text; `<rPh>` holds a reading aid, not text. */
export function textCollector() {
  let text = ''
  let inText = false
  let inPhonetic = false
  return {
    start: () => {
      text = ''
    },
    opened: (name: string) => {
      if (name === 't') inText = !inPhonetic
      if (name === 'rPh') inPhonetic = true
    },
    closed: (name: string) => {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
    },
    heard: (piece: string) => {
      if (inText) text += piece
    },
    finish: () => unescaped(text),
  }
}

/** `_x000D_` is how the format writes a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text
}
