/** `PUR、WH, QA` → `['PUR', 'WH', 'QA']`: names or codes in a text field, separated by Chinese or Latin commas, semicolons, slashes or line ends. */
export function splitCodes(text: string | null | undefined): string[] {
  return (text ?? '').split(/[、,，;；/\n]+/).map((part) => part.trim()).filter((part) => part !== '')
}
