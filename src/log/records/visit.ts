import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { answer, date, dose, formAnswers, recordRef, step, text } from '../shapes.ts'

/** What happened to one person on one open day (`visitId`). In `visits/<posyandu>/<yyyy-mm>`. */
export const visit = recordType(
  'visit',
  {
    /** True when the person was checked in. */
    came: v.boolean(),
    /** The number they wait with. Two phones that work apart may give one number twice. */
    number: v.number(),
    broughtBy: v.picklist(['ibu', 'ayah', 'nenek', 'kakek', 'keluarga', 'tetangga', 'sendiri', 'lain']),
    /** The steps they did not want or need, for now. */
    skipped: v.array(step),
    /** True when they went home. */
    left: v.boolean(),

    weightKg: v.number(),
    /** Length or height as read, before any correction for how it was measured. */
    heightCm: v.number(),
    /** Lying is length (PB), standing is height (TB). */
    posture: v.picklist(['terlentang', 'berdiri']),
    headCm: v.number(),
    armCm: v.number(),
    oedema: v.boolean(),
    /** Came but could not be weighed, and why (domain rule K4). */
    notWeighed: v.picklist(['rewel', 'sakit', 'menolak', 'alat-rusak']),
    /** The weight was not read from our scale but copied (domain rule K4). */
    copiedFrom: v.picklist(['buku-kia', 'posyandu-lain']),
    /** The name of the posyandu that measured: they were its guest, and it counts here (domain rule K3). */
    measuredBy: text,
    /** The questions a person answered "yes, it is right" to when saving, by code. */
    confirmed: v.array(v.string()),

    /** Langkah 3: the result was read to the family; it was written into Buku KIA too. */
    resultRead: v.boolean(),
    kiaBook: v.boolean(),

    /** Langkah 4 was done, also when nothing was due. */
    serviced: v.boolean(),
    /** Topics that were explained, by code (`domain/child-care`). */
    advice: v.array(v.string()),
    /** Extra food for everybody who came (PMT penyuluhan). */
    pmtGiven: v.boolean(),

    /** Langkah 5 was done, also when nothing was due. */
    immunized: v.boolean(),
    vitaminA: v.picklist(['biru', 'merah']),
    deworming: v.picklist(['albendazol-200', 'albendazol-400']),

    note: text,
  },
  {
    /** Numbers of langkah 2 that only some cards have, in the unit of their declaration (`domain/cards`). */
    'measure.': v.number(),
    /** Answers of langkah 4, by question code (`domain/child-care`, `domain/cards`). */
    'ask.': answer,
    /** A whole questionnaire, by its code (`domain/cards/forms`). */
    'form.': formAnswers,
    /** A questionnaire in confidence was filled in: what was answered stands in `sensitive/`. */
    'screened.': v.boolean(),
    /** What happened with a vaccine today, by product (`domain/immunization`). */
    'dose.': dose,
    /** True when the midwife has seen this finding, by its code (lapor nakes, domain rule K5). */
    'reported.': v.boolean(),
    /** Typed by hand into a national system (`entered.sigizi`): which user, when, and what it was typed from. */
    'entered.': v.looseObject({
      by: recordRef,
      on: date,
      weightKg: v.optional(v.number()),
      heightCm: v.optional(v.number()),
    }),
    /** Why it was changed after the day was closed, in the same entry as the change (`closing.ts`). */
    'reason.': text,
  },
)
export type VisitFields = FieldsOf<typeof visit>
