import { attributeEndingIn, walkXml } from './xml.ts'

export interface PackageParts {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly strings: string | undefined
  readonly styles: string | undefined
  readonly from1904: boolean
}

interface Relation {
  readonly type: string
  readonly path: string
}

type PartText = (path: string) => string | undefined

/** Where the parts of the workbook are, or undefined when the package holds no workbook (a .docx, an .ods, any zip). */
export function packageParts(text: PartText): PackageParts | undefined {
  const root = [...relationsOf('', text).values()].find(({ type }) => type.endsWith('/officeDocument'))
  const path = root?.path ?? 'xl/workbook.xml'
  const workbook = text(path)
  if (workbook === undefined || !/<([\w.-]+:)?workbook[\s>]/.test(workbook)) return undefined
  const relations = relationsOf(path, text)
  const partOfType = (type: string) => [...relations.values()].find((relation) => relation.type.endsWith(type))?.path
  const sheets: { name: string; path: string }[] = []
  let from1904 = false
  walkXml(workbook, {
    opened: (tag) => {
      if (tag.name === 'workbookPr') from1904 = /^(1|true)$/.test(tag.attributes.date1904 ?? '')
      if (tag.name !== 'sheet') return
      const relation = relations.get(attributeEndingIn(tag, ':id') ?? '')
      // A chart sheet is a sheet too, without cells.
      if (relation?.type.endsWith('/worksheet')) sheets.push({ name: tag.attributes.name ?? '', path: relation.path })
    },
  })
  return { sheets, strings: partOfType('/sharedStrings'), styles: partOfType('/styles'), from1904 }
}

function relationsOf(path: string, text: PartText): ReadonlyMap<string, Relation> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const xml = text(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const relations = new Map<string, Relation>()
  if (xml === undefined) return relations
  walkXml(xml, {
    opened: ({ name, attributes }) => {
      if (name !== 'Relationship') return
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes
      relations.set(id, { type, path: resolved(folder, target) })
    },
  })
  return relations
}

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
