const encode = (text) => encodeURIComponent(text).replaceAll('%20', '+');

/** Field values for `state.defaultFieldValues` of a page that creates a record. */
export function encodeDefaultFieldValues(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encode(String(value))}`)
    .join(',');
}

export function decodeDefaultFieldValues(text) {
  const pairs = (text ?? '').split(',').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1).replaceAll('+', ' '))];
    }),
  );
}
