/** A pain point counts only when its size has a figure, a unit and a way of measuring. */
export function isMeasured(pain: { readonly size?: unknown; readonly unit?: unknown; readonly measuredBy?: unknown }): boolean {
  return [pain.size, pain.unit, pain.measuredBy].every((v) => typeof v === 'string' && v.trim() !== '')
}
