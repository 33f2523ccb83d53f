import type { KnownPerson } from '../../replica/queries/people.ts'
import { findingWords } from '../../ui/words/finding.ts'
import { t } from '../../ui/words/words.svelte.ts'
import type { Sticker } from './sticker-code.ts'

export type NamedSticker = Sticker & { readonly name: string; readonly rt: string | undefined }

export function personSticker({ record, name, rt }: KnownPerson): NamedSticker {
  return { of: 'person', record, name: name || t().people.unnamed, rt }
}

/** Named for the mother of its children, or for whoever stands first. */
export function familySticker(family: string, members: readonly KnownPerson[]): NamedSticker {
  const mother = members.find(({ motherName }) => motherName)?.motherName ?? members[0]?.name ?? ''
  return { of: 'family', record: family, name: findingWords().sticker.family(mother), rt: members[0]?.rt }
}
