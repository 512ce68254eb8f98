/** The names of the pictures, each a file in docs/pictures. */
export const PICTURES: readonly string[]
