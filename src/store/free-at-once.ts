/**
 * Gives the memory of bytes back at once: nobody may look at them any more. Garbage is collected when there are many objects, however much they
 * hold: until then the bytes of hundreds of files wait in memory together. Bytes that were cut from the piece that small buffers share are left as they are.
 */
export function freeAtOnce({ buffer, byteLength }: Uint8Array): void {
  const isCut = buffer.byteLength === Buffer.poolSize && byteLength * 2 <= buffer.byteLength
  if (buffer instanceof ArrayBuffer && !isCut) buffer.transfer(0)
}
