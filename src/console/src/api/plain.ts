/** What was read goes back as input without the types that the cache asked for: an input has no such field. */
export function plain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__typename').map(([key, part]) => [key, plain(part as unknown)])) as T;
}
