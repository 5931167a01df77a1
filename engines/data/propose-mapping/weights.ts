import type { MappingWeights } from './confidence.ts'

/**
 * Fitted by `eval/mapping.ts --fit` (logistic regression, ridge 1) on the 82 published cases of schema-valentine82: as they are (`rows`), with every third
 * name of the target hidden (`values`), and without the target's rows (`names`). The same evaluation prints the figures of weights fitted on
 * the other families only, which are the ones that count, and how far these constants are from a fit made now. Order: `features`, `rivalFeatures`.
 */
export const weights: MappingWeights = {
  rows: {
    pair: [-6.964, -1.611, 3.602, 1.441, 3.224, 0.871, 2.735, 1.541, -1.13, -2.361, 4.17, -2.007, 1.749, -0.369, -3.736, -0.084, 1.576, 3.836, -0.026, -0.12, -0.545, 0.124, 1.224, -0.922, -0.326, 3.327, -0.917, 0],
    table: [-1.67, 0.596, 0.261, 0.096, 0.587],
  },
  values: {
    pair: [-2.937, 0, 0, 0, 0, 0.483, -1.417, -2.237, 0, 0.746, 0, 0.693, 0, 0.774, -6.001, -1.885, 2.423, 8.079, 0.355, 3.098, -2.112, -1.454, 1.004, -0.903, -0.44, -0.714, -2, 0],
    table: [-0.424, 0.423, 0.307, 0.353, 0.478],
  },
  names: {
    pair: [-7.724, -2.714, 4.808, 2.002, 4.002, 1.198, 2.657, 1.745, -1.895, -2.727, 4.933, -2.428, 2.407, -0.74, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2.928],
    table: [-1.701, 0.562, 0.27, 0.2, 0.465],
  },
}
