/** What keeps a relay from starting, in one sentence that says what to do. */
export class StartError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
  }
}

/** Runs a step of the start; what goes wrong in it is told in this sentence. */
export async function orSay<Value>(
  sentence: (error: NodeJS.ErrnoException) => string,
  step: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await step()
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(sentence(error as NodeJS.ErrnoException), error)
  }
}
