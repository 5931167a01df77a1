import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability'
import type { StageName } from '../wire.ts'

export type Role =
  | 'sponsor' | 'customerProjectManager' | 'implementerProjectManager' | 'businessLead' | 'keyUser' | 'endUser' | 'consultant'
  | 'developer' | 'dataSteward' | 'trainer' | 'learner' | 'itOperations' | 'supervisor' | 'auditor'

/** What one does: read, create, update (also transitions), remove, sign, run (long jobs), override (a gate), manage (settings). */
export type Verb = 'read' | 'create' | 'update' | 'remove' | 'sign' | 'run' | 'override' | 'manage' | 'comment'
/** On what: a stage's work products, or a part of the platform. */
export type Subject = StageName | 'implementation' | 'gate' | 'eventLog' | 'people' | 'all'
export type Ability = MongoAbility<[Verb, Subject]>

const everyStage: StageName[] = ['requirements', 'planning', 'configuration', 'migration', 'training', 'cutover', 'operations']
const edit: Verb[] = ['create', 'update', 'remove', 'run']

type Allow = (verbs: Verb | Verb[], subjects: Subject | Subject[]) => void

/** Who may do what in an implementation, role by role. Everyone who takes part reads and comments. */
const law: Record<Role, (allow: Allow) => void> = {
  sponsor: (allow) => { allow(['sign', 'override'], ['gate', ...everyStage]); allow(['create', 'update'], ['requirements', 'planning', 'operations']) },
  customerProjectManager: (allow) => { allow([...edit, 'manage'], everyStage); allow(['manage', 'update'], ['implementation', 'people']); allow('sign', ['gate', ...everyStage]); allow('read', 'eventLog') },
  implementerProjectManager: (allow) => { allow([...edit, 'manage'], everyStage); allow(['manage', 'update'], ['implementation', 'people']); allow('sign', ['gate', ...everyStage]); allow('read', 'eventLog') },
  consultant: (allow) => { allow(edit, everyStage) },
  businessLead: (allow) => { allow(edit, ['requirements', 'training', 'operations']); allow(['create', 'update'], ['planning', 'configuration', 'migration', 'cutover']); allow('sign', ['gate', ...everyStage]) },
  keyUser: (allow) => { allow(['create', 'update'], ['requirements', 'configuration', 'migration', 'training', 'cutover', 'operations']); allow('sign', ['configuration', 'requirements']) },
  dataSteward: (allow) => { allow(edit, 'migration'); allow('sign', ['migration', 'gate']) },
  developer: (allow) => { allow(edit, ['configuration', 'migration']) },
  trainer: (allow) => { allow(edit, 'training') },
  itOperations: (allow) => { allow(edit, ['cutover', 'operations', 'migration']); allow('update', 'configuration'); allow('sign', ['cutover', 'operations', 'gate']) },
  endUser: () => {},
  learner: () => {},
  supervisor: (allow) => { allow('sign', ['gate', ...everyStage]); allow('read', 'eventLog') },
  auditor: (allow) => { allow('sign', 'gate'); allow('read', 'eventLog') },
}

/** The abilities of somebody who takes part with these roles. `readOnly`: a token without the write scope. */
export function abilityOf(roles: readonly string[], options: { readOnly?: boolean; system?: boolean } = {}): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility)
  if (options.system) {
    can(['read', 'create', 'update', 'remove', 'sign', 'run', 'override', 'manage', 'comment'], ['all', 'implementation', 'gate', 'eventLog', 'people', ...everyStage])
    return build()
  }
  can('read', [...everyStage, 'implementation', 'gate', 'people', 'eventLog'])
  if (options.readOnly) return build()
  can('comment', everyStage)
  for (const role of roles) law[role as Role]?.((verbs, subjects) => can(verbs, subjects))
  return build()
}

const everyVerb: Verb[] = ['read', 'create', 'update', 'remove', 'sign', 'run', 'override', 'manage', 'comment']

/** Every `verb:subject` that the ability allows, for the browser. */
export function listAbilities(ability: Ability): string[] {
  return [...everyStage, 'implementation', 'gate', 'eventLog', 'people'].flatMap((subject) => everyVerb.filter((verb) => ability.can(verb, subject as Subject)).map((verb) => `${verb}:${subject}`))
}
