/** A half-open interval of display indices; fractions are allowed while zooming. */
export type Interval = readonly [start: number, end: number];
