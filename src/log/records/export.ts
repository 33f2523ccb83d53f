import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { recordRef, text } from '../shapes.ts'

/** What can leave the app: a paper, a list, a letter, a chart, a picture or message for a phone, a hand-over file. */
export const EXPORTED = ['kertas', 'daftar', 'surat', 'grafik', 'gambar', 'pesan', 'berkas', 'qr'] as const
export type Exported = (typeof EXPORTED)[number]

/**
 * Something left the app. Its record is the number that stands on the paper or picture (`export-number.ts`); who and when
 * are the entry's own. In `registry/<posyandu>`, where it is seen without opening a month; what left by a screen of the
 * office, about several posyandu or none, in `recap/<puskesmas>`: the dinas reads that, so it names no person there.
 */
export const exported = recordType('export', {
  what: v.picklist(EXPORTED),
  /** Which paper or list, in its own words. */
  title: text,
  /** How many people it is about. */
  people: v.number(),
  nik: v.boolean(),
  /** Why it was to show the NIK. */
  why: text,
  /** The person's record, when it is about one. */
  person: recordRef,
  openDay: recordRef,
})
export type ExportFields = FieldsOf<typeof exported>
