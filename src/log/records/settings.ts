import * as v from 'valibot'
import { recordType, type FieldsOf } from '../record-type.ts'
import { date, text } from '../shapes.ts'

/** What districts do differently (domain spec §0.4). One record, `settings`, in `directory/<puskesmas>`. */
export const settings = recordType(
  'settings',
  {
    /** The name of the puskesmas, as it stands on papers and in what the dinas reads. */
    puskesmas: text,
    /** Hexavalent instead of pentavalent and IPV from this day (domain rule K10). */
    hexavalentFrom: date,
    /** Whether JE is given here. */
    je: v.boolean(),
    /** Whether rotavirus is given here. */
    rv: v.boolean(),
    /** 1 or 2 symptoms of TBC lead to a referral (domain spec C1). */
    tbcSymptomsToRefer: v.number(),
    /** Which fourth TBC question the card in use has (domain spec C1). */
    tbcCard: v.picklist(['lesu', 'kontak']),
    /** Which questions on the mind are put to adults (domain spec C14). */
    mindForm: v.picklist(['srq-20', 'phq-4']),
    /** Below one of these a blood pressure is "Rendah", mmHg (domain spec C13). */
    lowSistole: v.number(),
    lowDiastole: v.number(),
    /** Obat cacing in February too, where worms are common. */
    dewormingTwice: v.boolean(),
    /** Z-scores of the KMS lines (domain spec §5.4). */
    redLineZ: v.number(),
    orangeLineZ: v.number(),
  },
  {
    /** Names of the five steps: `step.1` … `step.5` (domain spec C12). */
    'step.': text,
    /** Doses in a vial, by product. */
    'vial.': v.number(),
    /** Hours from opening a vial until it is thrown away, by product. */
    'discardHours.': v.number(),
    /** PMT days, by reason. */
    'pmtDays.': v.number(),
    /** How soon a child is seen, or that the bidan is only told, by reason (`domain/follow-up`). */
    'route.': v.picklist(['segera', '24-jam', '7-hari', 'lapor']),
    /** Days until a referral's answer is missed, by its tier. */
    'answerDays.': v.number(),
    /** When a month's work is due (`domain/month-closing.ts`): days after the open day, days of the next month. */
    'closing.': v.number(),
  },
)
export type SettingsFields = FieldsOf<typeof settings>
