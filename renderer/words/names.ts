/** The key to show before a name: none where the name is the key itself. */
export function keyBeside(thing: { readonly key: string | null; readonly name: string }): string | null {
  return thing.key === thing.name ? null : thing.key
}

/** A thing by key and name: "S05 Pennywhistle Valley". */
export function fullName(thing: { readonly key: string | null; readonly name: string }): string {
  const key = keyBeside(thing)
  return key === null ? thing.name : `${key} ${thing.name}`
}

/** The name of an attribute as it is read: columns of sheets are often written with underscores. */
export function attributeName(name: string): string {
  return name.replaceAll('_', ' ')
}
