import { Parser } from 'saxen'

export interface Tag {
  /** Without its prefix: some programs write `<x:row>` for `<row>`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface XmlListener {
  readonly opened?: (tag: Tag) => void
  readonly closed?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Walks an XML text without a DOM, so that it works in a worker. Throws on XML that is not well formed. */
export function walkXml(xml: string, listener: XmlListener): void {
  const parser = new Parser()
  const { opened, closed, text } = listener
  if (opened) {
    parser.on('openTag', (name, attributes, decode) => {
      opened({ name: localName(name), attributes: decoded(attributes(), decode) })
    })
  }
  if (closed) parser.on('closeTag', (name) => closed(localName(name)))
  if (text) {
    parser.on('text', (written, decode) => text(decode(written)))
    parser.on('cdata', text)
  }
  const error = parser.parse(xml)
  if (error) throw error
}

/** An attribute whatever its prefix: `r:id` is `rel:id` in some files. */
export function attributeEndingIn(tag: Tag, ending: string): string | undefined {
  return Object.entries(tag.attributes).find(([name]) => name.endsWith(ending))?.[1]
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(attributes: Record<string, string>, decode: (text: string) => string): Record<string, string> {
  for (const name in attributes) {
    const value = attributes[name]
    if (value?.includes('&')) attributes[name] = decode(value)
  }
  return attributes
}
