/** A place in the permission grid. */
export interface Cell {
  readonly roleId: string
  readonly groupId: string
}

export const cellKey = (c: Cell): string => `${c.roleId} ${c.groupId}`
