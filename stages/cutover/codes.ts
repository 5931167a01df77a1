/** `PUR、WH, QA` → `['PUR', 'WH', 'QA']`: codes in a text field, separated by Chinese or Latin commas, semicolons, slashes, spaces or line ends. */
export function splitCodes(text: string | null | undefined): string[] {
  return (text ?? '').split(/[、,，;；/\s]+/).filter((part) => part !== '').map((part) => part.toUpperCase())
}
