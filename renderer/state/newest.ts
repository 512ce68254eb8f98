/** Of what is asked again and again only the newest is wanted: so many readings are under way, and one waits, the one that was asked last; what it takes the place of is never begun. */
export class Newest {
  readonly #most: number
  #underWay = 0
  #waiting: (() => Promise<unknown>) | null = null

  constructor(most: number = 2) {
    this.#most = most
  }

  /** Begins a reading now, or when there is room if nothing newer was asked until then. It tells its own trouble. */
  ask(read: () => Promise<unknown>): void {
    if (this.#underWay >= this.#most) {
      this.#waiting = read
      return
    }
    this.#underWay++
    const through = () => {
      this.#underWay--
      const next = this.#waiting
      this.#waiting = null
      if (next) this.ask(next)
    }
    read().then(through, through)
  }

  /** Nobody wants what waits any more. */
  drop(): void {
    this.#waiting = null
  }
}
