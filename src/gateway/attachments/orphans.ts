/** Which rows and files of photos belong to nothing any more: a stop in between leaves one without the other. */

export interface Listing {
  readonly rows: readonly {
    readonly order: string;
    readonly photo: string;
    readonly state: 'arriving' | 'draft' | 'kept';
    readonly arrived: number;
  }[];
  readonly files: readonly { readonly name: string; readonly changed: number }[];
}
type Row = Listing['rows'][number];

/** What is younger may still be on its way. */
export const ORPHAN_MS = 3_600_000;
/** A draft waits for its order as long as a phone may be without a line. */
const DRAFT_MS = 72 * 3_600_000;

/**
 * @param now on the machine's clock, as files have it
 * @param happened whether the journal has the photo: then a row that still says `arriving` was only cut short at the end
 */
export function orphansIn(
  { rows, files }: Listing,
  now: number,
  happened: (row: Row) => boolean,
): { settled: Row[]; rows: Row[]; files: string[] } {
  const isOld = (instant: number) => now - instant > ORPHAN_MS;
  const names = new Set(files.map(({ name }) => name));
  const told = rows.filter(
    (row) => row.state === 'arriving' && names.has(row.photo) && happened(row),
  );
  const settled = new Set(told);
  const isForgotten = (row: Row) => row.state === 'draft' && now - row.arrived > DRAFT_MS;
  const lost = rows.filter(
    (row) =>
      isOld(row.arrived) &&
      !settled.has(row) &&
      (row.state === 'arriving' || !names.has(row.photo) || isForgotten(row)),
  );
  const gone = new Set(lost);
  const wanted = new Set(rows.filter((row) => !gone.has(row)).map(({ photo }) => photo));
  return {
    settled: told,
    rows: lost,
    files: files
      .filter(({ name, changed }) => !wanted.has(name) && isOld(changed))
      .map(({ name }) => name),
  };
}
