import { languageNow } from '#app/language/i18n.ts';
import type { Remark } from '#domain/imports/remark.ts';
import { tellRemark } from '#wire/tell-remark.ts';
import styles from './Remarks.module.css';

interface RemarksProps {
  readonly title: string;
  readonly remarks: readonly Remark[];
  /** Because of it nothing can be imported. */
  readonly grave?: boolean;
}

/** What the gateway has to say of a file, in the reader's language. */
export function Remarks({ title, remarks, grave = false }: RemarksProps) {
  if (remarks.length === 0) return null;
  return (
    <div className={grave ? styles.trouble : styles.notes} role={grave ? 'alert' : 'status'}>
      <b>{title}</b>
      <ul>
        {remarks.map((remark) => (
          <li key={JSON.stringify(remark)}>{tellRemark(remark, languageNow())}</li>
        ))}
      </ul>
    </div>
  );
}
