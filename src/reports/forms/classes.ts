/** How a form counts the classes of an index: one column a class, and the sum of those that are not well. */
import type { Column, Identity } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'

export interface Index<Status extends string> {
  readonly code: string
  /** `PB/U-TB/U` */
  readonly label: string
  /** Whom it is about; undefined for who was not examined. */
  readonly of: (at: PersonMonth) => Status | undefined
  readonly classes: readonly (readonly [Status, string])[]
  /** Classes that are counted together. */
  readonly together?: { readonly code: string; readonly label: string; readonly classes: readonly Status[] }
}

export function indexColumns<Status extends string>({
  code,
  label: under,
  of,
  classes,
  together,
}: Index<Status>): readonly Column[] {
  return [
    { code, label: 'Diukur', under, of: (at) => of(at) !== undefined },
    ...classes.map(([status, label]): Column => ({
      code: `${code}-${status}`,
      label,
      under,
      of: (at) => of(at) === status,
    })),
    ...(together
      ? [
          {
            code: together.code,
            label: together.label,
            under,
            of: (at: PersonMonth) => {
              const status = of(at)
              return status !== undefined && together.classes.includes(status)
            },
          },
        ]
      : []),
  ]
}

/** Who was measured is in one of the classes. */
export function indexIdentities<Status extends string>({
  code,
  label,
  classes,
  together,
}: Index<Status>): readonly Identity[] {
  const codeOf = (status: Status) => `${code}-${status}`
  return [
    { says: `${label}: diukur = jumlah kelas`, left: [code], right: classes.map(([status]) => codeOf(status)) },
    ...(together
      ? [
          {
            says: `${together.label} = ${classes
              .filter(([status]) => together.classes.includes(status))
              .map(([, name]) => name.toLowerCase())
              .join(' + ')}`,
            left: [together.code],
            right: together.classes.map(codeOf),
          },
        ]
      : []),
  ]
}

/** In the form's words; empty for who was not examined. */
export function classInWords<Status extends string>({ of, classes }: Index<Status>, at: PersonMonth): string {
  const status = of(at)
  return classes.find(([each]) => each === status)?.[1] ?? ''
}
