import type { MappingWeights } from './confidence.ts'

/**
 * Fitted by `eval/mapping.ts --fit` (logistic regression, ridge 1) on the 82 published cases of schema-valentine82: as they are (`rows`), with every third
 * name of the target hidden (`values`), and without the target's rows (`names`). The same evaluation prints the figures of weights fitted on
 * the other families only, which are the ones that count, and how far these constants are from a fit made now. Order: `features`, `rivalFeatures`.
 */
export const weights: MappingWeights = {
  rows: {
    pair: [-6.989, -1.617, 3.596, 1.445, 3.223, 0.893, 2.739, 1.564, -1.135, -2.381, 4.171, -2.002, 1.752, -0.348, -3.742, -0.084, 1.618, 3.833, -0.033, -0.111, -0.532, 0.121, 1.23, -0.925, -0.333, 3.334, -0.918, 0],
    table: [-1.692, 0.592, 0.249, 0.096, 0.624],
  },
  values: {
    pair: [-2.937, 0, 0, 0, 0, 0.483, -1.417, -2.237, 0, 0.746, 0, 0.693, 0, 0.774, -6.001, -1.885, 2.423, 8.079, 0.355, 3.098, -2.112, -1.454, 1.004, -0.903, -0.44, -0.714, -2, 0],
    table: [-0.426, 0.423, 0.308, 0.354, 0.476],
  },
  names: {
    pair: [-7.736, -2.699, 4.823, 2.033, 3.996, 1.142, 2.646, 1.753, -1.883, -2.719, 4.932, -2.417, 2.408, -0.748, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.929],
    table: [-1.73, 0.566, 0.27, 0.206, 0.448],
  },
}
