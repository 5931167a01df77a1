import type { MappingWeights } from './confidence.ts'

/**
 * Fitted by `eval/mapping.ts --fit` (logistic regression, ridge 1) on the 82 published cases of schema-valentine82: as they are (`rows`), with every third
 * name of the target hidden (`values`), and without the target's rows (`names`). The same evaluation prints the figures of weights fitted on
 * the other families only, which are the ones that count, and how far these constants are from a fit made now. Order: `featureVector`, `rivalFeatures`.
 */
export const weights: MappingWeights = {
  rows: {
    pair: [-7.01, -1.61, 3.6, 1.49, 3.18, 0.87, 2.73, 1.58, -1.13, -2.39, 4.17, -2, 1.77, -0.34, -3.74, -0.08, 1.63, 3.83, -0.03, -0.11, -0.53, 0.12, 1.23, -0.93, -0.33, 3.33, -0.94, 0],
    table: [-1.69, 0.59, 0.25, 0.09, 0.62],
  },
  values: {
    pair: [-2.94, 0, 0, 0, 0, 0.48, -1.42, -2.24, 0, 0.75, 0, 0.69, 0, 0.77, -6, -1.89, 2.42, 8.08, 0.35, 3.1, -2.11, -1.45, 1, -0.9, -0.44, -0.71, -2, 0],
    table: [-0.43, 0.42, 0.31, 0.35, 0.48],
  },
  names: {
    pair: [-7.75, -2.68, 4.82, 2.12, 3.92, 1.1, 2.62, 1.78, -1.87, -2.73, 4.93, -2.41, 2.42, -0.72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.93],
    table: [-1.72, 0.56, 0.27, 0.21, 0.45],
  },
}
