/** Names are words; data rows hold numbers, dates, ids or nothing. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  return cells.every((cell) => !/^column\d+$/.test(cell) && !/^[\d\s.,:/+-]+$/.test(cell) && !/[0-9a-f]{8}-[0-9a-f]{4}-/i.test(cell) && !cell.startsWith('<'))
}
