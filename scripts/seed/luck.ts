/** Chance from a number: the same for the same seed. Mulberry32. */
export class Luck {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** 0 to 1, 1 never. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** Whole numbers from this one to that one, both of them too. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  is(chance: number): boolean {
    return this.next() < chance
  }

  pick<Value>(list: readonly Value[]): Value {
    return list[Math.floor(this.next() * list.length)]!
  }

  /** About a middle: seven in ten within one spread. */
  about(middle: number, spread: number): number {
    const sum = this.next() + this.next() + this.next() + this.next() - 2
    return middle + sum * spread * Math.sqrt(3)
  }

  /** 72 bits, base64url. */
  id(): string {
    const bytes = Buffer.from(Array.from({ length: 9 }, () => this.int(0, 255)))
    return bytes.toString('base64url')
  }
}

export function rounded(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(2))
}
