/** What a phone's label says it is. Pure. */
export type PhoneKind =
  | { readonly is: 'named' | 'model'; readonly name: string }
  | { readonly is: 'android' | 'iphone' | 'ipad' | 'windows' | 'mac' | 'linux' | 'other' }

/** A label that nobody has written yet is what the browser says of itself. */
export function phoneKindOf(label: string): PhoneKind {
  if (!label.startsWith('Mozilla/')) return { is: 'named', name: label }
  const model = /Android [\d.]+; ([^;)]{2,})[;)]/.exec(label)?.[1]
  if (model) return { is: 'model', name: model.replace(/ Build\/.*/, '') }
  if (label.includes('Android')) return { is: 'android' }
  if (label.includes('iPhone')) return { is: 'iphone' }
  if (label.includes('iPad')) return { is: 'ipad' }
  if (label.includes('Windows')) return { is: 'windows' }
  if (label.includes('Mac OS')) return { is: 'mac' }
  return { is: label.includes('Linux') ? 'linux' : 'other' }
}
