/** Who may import whom: the table of ARCHITECTURE.md. A test plants a forbidden import and must see it refused. */
const isTest = '\\.test\\.tsx?$|^platform/test-(house|template)\\.ts$|^demo/seed/test-story\\.ts$|-(fixture|arbitrary)\\.ts$'

export default {
  forbidden: [
    { name: 'engines-stand-alone', severity: 'error', from: { path: '^engines/', pathNot: isTest }, to: { path: '^(platform|connectors|stages|web|cli|demo|bin|server)' } },
    { name: 'platform-on-engines', severity: 'error', from: { path: '^platform/', pathNot: isTest }, to: { path: '^(connectors|stages|web|cli|demo|bin)' } },
    { name: 'connectors-on-engines-and-platform', severity: 'error', from: { path: '^connectors/', pathNot: isTest }, to: { path: '^(stages|web|cli|demo|bin)' } },
    { name: 'stage-alone', severity: 'error', from: { path: '^stages/([^/]+)/', pathNot: isTest }, to: { path: '^stages/([^/]+)/', pathNot: '^stages/$1/' } },
    { name: 'stage-not-web', severity: 'error', from: { path: '^stages/[^/]+/(?!pages/)', pathNot: isTest }, to: { path: '^(web|cli|demo|bin|server)|^stages/[^/]+/pages/' } },
    { name: 'pages-on-parts', severity: 'error', from: { path: '^stages/[^/]+/pages/' }, to: { path: '^(connectors|cli|demo|bin|server)|^engines/(?!errors\\.ts$)|^platform/', dependencyTypesNot: ['type-only'] } },
    { name: 'pages-on-own-contract', severity: 'error', from: { path: '^stages/([^/]+)/pages/' }, to: { path: '^stages/', pathNot: '^stages/$1/(pages/|contract\\.ts$|texts\\.ts$)' } },
    { name: 'pages-not-frame', severity: 'error', from: { path: '^stages/[^/]+/pages/' }, to: { path: '^web/(?!parts/|manifest\\.ts$)' } },
    { name: 'web-on-contracts', severity: 'error', from: { path: '^web/', pathNot: `^web/stages\\.ts$|${isTest}` }, to: { path: '^(connectors|cli|demo|bin|server)|^(platform|engines|stages)/', dependencyTypesNot: ['type-only'] } },
    { name: 'cli-on-contracts', severity: 'error', from: { path: '^cli/', pathNot: `${isTest}|^cli/start\\.ts$` }, to: { path: '^(web|demo|bin|server)|^stages/(?![^/]+/contract\\.ts$)' } },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: `${isTest}|^(eval|bench|e2e)/` }, to: { path: `${isTest}|^(eval|bench|e2e)/` } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|dist|migrations|\\.landfall|data)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
