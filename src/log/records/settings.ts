import * as z from 'zod/mini'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, text } from '../shapes.ts'

/** What districts do differently (domain spec §0.4). One record, `settings`, in `directory/<puskesmas>`. */
export const settings = recordType(
  'settings',
  {
    /** Hexavalent instead of pentavalent and IPV from this day (domain rule K10). */
    hexavalentFrom: date,
    /** Whether JE is given here. */
    je: z.boolean(),
    /** Whether rotavirus is given here. */
    rv: z.boolean(),
    /** 1 or 2 symptoms of TBC lead to a referral (domain spec C1). */
    tbcSymptomsToRefer: z.number(),
    /** Which fourth TBC question the card in use has (domain spec C1). */
    tbcCard: z.enum(['lesu', 'kontak']),
    /** Which questions on the mind are put to adults (domain spec C14). */
    mindForm: z.enum(['srq-20', 'phq-4']),
    /** Below one of these a blood pressure is "Rendah", mmHg (domain spec C13). */
    lowSistole: z.number(),
    lowDiastole: z.number(),
    /** Z-scores of the KMS lines (domain spec §5.4). */
    redLineZ: z.number(),
    orangeLineZ: z.number(),
  },
  {
    /** Names of the five steps: `step.1` … `step.5` (domain spec C12). */
    'step.': text,
    /** Doses in a vial, by product. */
    'vial.': z.number(),
    /** Hours from opening a vial until it is thrown away, by product. */
    'discardHours.': z.number(),
    /** PMT days, by reason. */
    'pmtDays.': z.number(),
    /** How soon a child is seen, or that the bidan is only told, by reason (`domain/follow-up`). */
    'route.': z.enum(['segera', '24-jam', '7-hari', 'lapor']),
    /** Days until a referral's answer is missed, by its tier. */
    'answerDays.': z.number(),
  },
)
export type SettingsFields = FieldsOf<typeof settings>
