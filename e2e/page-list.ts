import { stageManifests } from '../web/stages.ts'

/** Every page of the demo, by address below `/i/YX-ERP`, from the manifests: a new room is tested without a word here. */
export const demoPages: readonly string[] = [
  '', '/todo', '/steering', '/trace', '/events', '/search?q=库存', '/help', '/settings', '/settings/people', '/settings/departments', '/settings/phases', '/settings/tokens',
  ...stageManifests.flatMap((m) => [`/${m.stage}`, `/${m.stage}/gate`, ...m.rooms.filter((r) => !r.hidden).map((r) => `/${m.stage}/${r.path}`)]),
]
