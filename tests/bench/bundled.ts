/** Code of the project for a page or a worker of the browser, in one file. */
import { join } from 'node:path'
import { rolldown } from 'rolldown'

export async function bundledForBrowser(source: string): Promise<string> {
  const build = await rolldown({ input: join(process.cwd(), 'tests/bench', source), platform: 'browser' })
  const { output } = await build.generate({ format: 'esm', codeSplitting: false })
  return output[0].code
}
