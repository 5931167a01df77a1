/** The shortest digits that give the same double, without an exponent. */
export function plainNumber(value: number): string {
  const shortest = String(value)
  if (!shortest.includes('e')) return shortest
  const [mantissa, exponent] = shortest.split('e') as [string, string]
  const negative = mantissa.startsWith('-')
  const [whole, fraction = ''] = mantissa.replace('-', '').split('.') as [string, string?]
  const shift = Number(exponent)
  const digits = whole + fraction
  const point = whole.length + shift
  const plain = point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`
  return negative ? `-${plain}` : plain
}
