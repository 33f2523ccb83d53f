/**
 * Virtual time. Everything that will happen stands in one queue; a step takes the next thing, does it, and waits until
 * no promise is left that could go on by itself. Nothing here waits for a real clock.
 */
export interface Task {
  readonly at: number
  readonly order: number
  readonly work: () => void
  isCancelled: boolean
}

const turn = globalThis.setImmediate

export class Schedule {
  #now = 0
  #order = 0
  #steps = 0
  readonly #heap: Task[] = []

  /** Milliseconds since the simulation began. */
  get now(): number {
    return this.#now
  }

  get steps(): number {
    return this.#steps
  }

  at(time: number, work: () => void): Task {
    const task = { at: Math.max(time, this.#now), order: this.#order++, work, isCancelled: false }
    this.#push(task)
    return task
  }

  after(ms: number, work: () => void): Task {
    return this.at(this.#now + ms, work)
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  /** Goes on up to this time. */
  async runUntil(time: number): Promise<void> {
    await settle()
    while (this.#heap[0] && this.#heap[0].at <= time) await this.#step()
    this.#now = time
  }

  /** Goes on until nothing is left to do; false when that takes more steps than these. */
  async runToRest(mostSteps: number): Promise<boolean> {
    await settle()
    for (let left = mostSteps; this.#heap.length > 0; left--) {
      if (left <= 0) return false
      await this.#step()
    }
    return true
  }

  /** Goes on until this is known. */
  async runFor<Value>(promise: Promise<Value>): Promise<Value> {
    let isKnown = false
    const known = (): void => void (isKnown = true)
    promise.then(known, known)
    await settle()
    while (!isKnown && this.#heap.length > 0) await this.#step()
    return promise
  }

  async #step(): Promise<void> {
    const task = this.#pop()
    if (task.isCancelled) return
    this.#now = task.at
    this.#steps++
    task.work()
    await settle()
  }

  #push(task: Task): void {
    const heap = this.#heap
    let at = heap.push(task) - 1
    for (let above = (at - 1) >> 1; at > 0 && isSooner(task, heap[above]!); above = (at - 1) >> 1) {
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = task
  }

  #pop(): Task {
    const heap = this.#heap
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= heap.length) break
      const next = left + 1 < heap.length && isSooner(heap[left + 1]!, heap[left]!) ? left + 1 : left
      if (!isSooner(heap[next]!, last)) break
      heap[at] = heap[next]!
      at = next
    }
    heap[at] = last
    return first
  }
}

function isSooner(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

/** Everything in a simulation goes on by microtasks: when the event loop has turned once, none is left. */
function settle(): Promise<void> {
  return new Promise((resolve) => turn(resolve))
}
