// Very many ids found by their last four bytes: a number is found several times as fast as words. Two ids may end alike, so whoever finds
// one looks at the whole of it. Pure.

/** The digits of an id that stand before those four bytes. */
const BEFORE = 24

/** Where the ends of ids lie: by chance, so that no file can be made to have all its ids in one place. */
const TURN = (Math.random() * 2 ** 32) | 1

/** The last four bytes of an id in hexadecimal, as a number other than 0. */
function endOf(id: string): number {
  let end = 0
  for (let at = BEFORE; at < id.length; at++) {
    const digit = id.charCodeAt(at)
    end = (end << 4) | (digit < 58 ? digit - 48 : digit - 87)
  }
  return end === 0 ? 1 : end
}

/** Where an end lies among others, or may be put: there a 0 is. */
function find(ends: Int32Array, end: number): number {
  const mask = ends.length - 1
  const turned = Math.imul(end, TURN)
  let place = (turned ^ (turned >>> 15)) & mask
  while (ends[place] !== 0 && ends[place] !== end) place = (place + 1) & mask
  return place
}

function endsFor(most: number): Int32Array {
  return new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2)))
}

/** Something for each end of an id. */
export class ByEnd<Thing> {
  #ends = endsFor(500)
  /** By place in `things`, and those one after the other. */
  #places = new Int32Array(this.#ends.length)
  readonly #things: Thing[] = []

  get(id: string): Thing | undefined {
    const end = endOf(id)
    const place = find(this.#ends, end)
    return this.#ends[place] === 0 ? undefined : this.#things[this.#places[place]!]
  }

  set(id: string, thing: Thing): void {
    const end = endOf(id)
    const place = find(this.#ends, end)
    if (this.#ends[place] === 0) this.#add(end, place, thing)
    else this.#things[this.#places[place]!] = thing
  }

  #add(end: number, place: number, thing: Thing): void {
    this.#ends[place] = end
    this.#places[place] = this.#things.length
    this.#things.push(thing)
    if (2 * this.#things.length < this.#ends.length) return
    const [ends, places] = [this.#ends, this.#places]
    this.#ends = new Int32Array(2 * ends.length)
    this.#places = new Int32Array(2 * ends.length)
    for (let at = 0; at < ends.length; at++) {
      if (ends[at] === 0) continue
      const now = find(this.#ends, ends[at]!)
      this.#ends[now] = ends[at]!
      this.#places[now] = places[at]!
    }
  }
}

/** Which of very many ids may be there more than once, or are perhaps known already. */
export class IdEnds {
  readonly #ends: Int32Array
  /** By place how often one was met, up to twice. */
  readonly #met: Uint8Array

  /** `most`: of no more than so many. */
  constructor(most: number) {
    this.#ends = endsFor(most)
    this.#met = new Uint8Array(this.#ends.length)
  }

  /** Ids of 16 bytes, one after the other, that are known already. */
  addKnown(ids: Uint8Array): void {
    const bytes = new DataView(ids.buffer, ids.byteOffset, ids.byteLength)
    for (let at = 12; at < ids.byteLength; at += 16) this.#add(bytes.getInt32(at) || 1, 2)
  }

  /** One more, in hexadecimal. */
  add(id: string): void {
    this.#add(endOf(id), 1)
  }

  /** Whether an id that was added is perhaps among those known already, or was added more than once. */
  mayBeKnown(id: string): boolean {
    return this.#met[find(this.#ends, endOf(id))]! > 1
  }

  #add(end: number, times: number): void {
    const place = find(this.#ends, end)
    this.#ends[place] = end
    this.#met[place] = Math.min(2, this.#met[place]! + times)
  }
}
