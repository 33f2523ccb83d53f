import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { answer, date, text } from '../shapes.ts'

/** An open day somebody opened: never the phone's clock (domain rule K2). In `registry/<posyandu>`. */
export const openDay = recordType(
  'open-day',
  {
    date,
    place: text,
    /** The groups it serves (domain spec §2): `balita` is 0 to 71 months here. */
    groups: v.array(v.string()),
    /** True when it was opened by mistake. */
    cancelled: v.boolean(),
    /** True once it was closed: an entry after that needs a reason. */
    closed: v.boolean(),
  },
  {
    /** What only the papers of the day hold: topic, guests, who worked. */
    'paper.': answer,
    /** What each closing knew: the newest entry of every device (`closing.ts`). */
    'closing.': v.array(text),
  },
)
export type OpenDayFields = FieldsOf<typeof openDay>
