import { type Remark, type RemarkCode, remarkOf } from '#domain/imports/remark.ts';
import { tellRemarks } from '#wire/tell-remark.ts';
import { StartFault } from '../fault.ts';

/** A file that cannot be imported: what is wrong and where in it the fault lies. Nothing of it was stored. */
export class ImportFault extends StartFault {
  readonly remarks: readonly Remark[];

  constructor(remarks: readonly Remark[]) {
    super(tellRemarks(remarks, 'en'));
    this.remarks = remarks;
  }
}

export const faultOf = (code: RemarkCode, params: Remark['params'] = {}): ImportFault =>
  new ImportFault([remarkOf(code, params)]);
