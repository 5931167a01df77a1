import type { OrganizationView } from '../../../platform/wire.ts'
import { useRead } from '../../parts/api.ts'

/** All that the settings pages edit; one read for all of them. */
export function useOrganization() {
  return useRead<OrganizationView>('/organization')
}
export type PersonRow = OrganizationView['people'][number]
export type DepartmentRow = OrganizationView['departments'][number]
export type PhaseRow = OrganizationView['phases'][number]
export type ModuleRow = OrganizationView['modules'][number]
