// Very many ids told apart by their last four bytes: which of them may be there twice. Pure.

/** The digits of an id that stand before those four bytes. */
const BEFORE = 24

/** The ends of ids, each with whether it was met more than once. Two ids may end alike: what may be known is looked for by the whole of it. */
export class IdEnds {
  /** By place the end, 0 where there is none; and how often it was met: once, or more. */
  readonly #ends: Int32Array
  readonly #met: Uint8Array
  readonly #mask: number
  /** By chance, so that no file can be made to have all its ids in one place. */
  readonly #turn = (Math.random() * 2 ** 32) | 1

  /** `most`: of so many ids at the most. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2))
    this.#ends = new Int32Array(size)
    this.#met = new Uint8Array(size)
    this.#mask = size - 1
  }

  /** Ids of 16 bytes, one after the other, that are known already. */
  addKnown(ids: Uint8Array): void {
    const bytes = new DataView(ids.buffer, ids.byteOffset, ids.byteLength)
    for (let at = 12; at < ids.byteLength; at += 16) this.#met[this.#placeOf(bytes.getInt32(at))] = 2
  }

  /** One more, in hexadecimal. */
  add(id: string): void {
    const place = this.#placeOf(endOf(id))
    if (this.#met[place]! < 2) this.#met[place]!++
  }

  /** Whether an id that was added is perhaps among those known already, or was added more than once. */
  mayBeKnown(id: string): boolean {
    return this.#met[this.#placeOf(endOf(id))]! > 1
  }

  #placeOf(end: number): number {
    const sought = end === 0 ? 1 : end
    const turned = Math.imul(sought, this.#turn)
    let place = (turned ^ (turned >>> 15)) & this.#mask
    while (this.#ends[place] !== 0 && this.#ends[place] !== sought) place = (place + 1) & this.#mask
    this.#ends[place] = sought
    return place
  }
}

function endOf(id: string): number {
  let end = 0
  for (let at = BEFORE; at < id.length; at++) {
    const digit = id.charCodeAt(at)
    end = (end << 4) | (digit < 58 ? digit - 48 : digit - 87)
  }
  return end
}
