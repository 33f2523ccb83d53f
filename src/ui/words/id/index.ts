import { common } from './common.ts'
import { dates } from './dates.ts'
import { shell } from './shell.ts'
import { tasks } from './tasks.ts'
import { more } from './more.ts'
import { importing } from './importing.ts'
import { today } from './today.ts'
import { start } from './start.ts'
import { people } from './people.ts'
import { conflict } from './conflict.ts'
import { numbers } from './numbers.ts'
import { steps } from './steps.ts'
import { person } from './person.ts'
import { weigh } from './weigh.ts'

export const id = {
  common,
  dates,
  shell,
  conflict,
  numbers,
  steps,
  person,
  weigh,
  people,
  start,
  today,
  importing,
  more,
  tasks,
}
