import type { MappingWeights } from './confidence.ts'

/**
 * Fitted by `eval/mapping.ts --fit` (logistic regression, ridge 1) on the 82 published cases of schema-valentine82: as they are (`rows`), with every third
 * name of the target hidden (`values`), and without the target's rows (`names`). The same evaluation prints the figures of weights fitted on
 * the other families only, which are the ones that count, and how far these constants are from a fit made now. Order: `features`, `rivalFeatures`.
 */
export const weights: MappingWeights = {
  rows: {
    pair: [-7.008, -1.607, 3.598, 1.494, 3.177, 0.87, 2.731, 1.582, -1.127, -2.388, 4.173, -1.997, 1.768, -0.336, -3.736, -0.082, 1.626, 3.831, -0.031, -0.11, -0.533, 0.118, 1.231, -0.927, -0.327, 3.325, -0.939, 0],
    table: [-1.686, 0.59, 0.249, 0.094, 0.624],
  },
  values: {
    pair: [-2.937, 0, 0, 0, 0, 0.483, -1.417, -2.237, 0, 0.746, 0, 0.693, 0, 0.774, -6.001, -1.885, 2.423, 8.079, 0.355, 3.098, -2.112, -1.454, 1.004, -0.903, -0.44, -0.714, -2, 0],
    table: [-0.426, 0.423, 0.308, 0.353, 0.477],
  },
  names: {
    pair: [-7.752, -2.68, 4.825, 2.125, 3.92, 1.098, 2.623, 1.78, -1.867, -2.728, 4.934, -2.407, 2.422, -0.724, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.927],
    table: [-1.722, 0.564, 0.268, 0.205, 0.449],
  },
}
