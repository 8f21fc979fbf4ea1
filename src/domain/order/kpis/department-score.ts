/** The score of a department, by a real city's formula (DOMAIN §3.8); its weights belong to the town. */
export interface ScoreWeights {
  readonly timeliness: number;
  readonly late: number;
  readonly extension: number;
  readonly rework: number;
}
export const CITY_WEIGHTS: ScoreWeights = {
  timeliness: 0.8,
  late: 0.4,
  extension: 0.1,
  rework: 0.1,
};

/** All as shares from 0 to 1. Returns points out of 100. */
export function departmentScore(
  {
    onTime,
    late,
    extension,
    rework,
  }: { onTime: number; late: number; extension: number; rework: number },
  weights: ScoreWeights = CITY_WEIGHTS,
): number {
  const timely = weights.timeliness * (onTime + late * weights.late);
  return 100 * (timely + weights.extension * (1 - extension) + weights.rework * (1 - rework));
}
