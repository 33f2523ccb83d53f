import { openPlace } from '../../server/moving/place.ts'

/** Every text of every document there, in the order of its author. */
export async function textsIn(where: string): Promise<string[]> {
  const place = await openPlace(where, 'nobody')
  const texts: string[] = []
  for (const document of (await place.journal.documents()).sort()) {
    const { authors } = await place.journal.standing(document)
    for (const [client, { length }] of [...authors].sort(([a], [b]) => a - b)) {
      texts.push(...(await place.journal.read(document, client, 0, length)))
    }
  }
  await place.close()
  return texts
}
