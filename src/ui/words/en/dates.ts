import type { dates as id } from '../id/dates.ts'

export const dates: typeof id = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  monthsShort: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  units: {
    day: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    month: (n: number) => (n === 1 ? '1 month' : `${n} months`),
    year: (n: number) => (n === 1 ? '1 year' : `${n} years`),
  },
}
