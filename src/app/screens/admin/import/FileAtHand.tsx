import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTelling } from '#app/language/telling.ts';
import type { Trouble } from '#app/live/call.ts';
import { actOnImport, dropImport, goesOn, lookReading } from '#app/live/imports.ts';
import { TroubleNote } from '#app/screens/TroubleNote.tsx';
import { Button } from '#app/widgets/Button.tsx';
import type { ImportLook, ImportMap, ImportState } from '#wire/imports.ts';
import { Asked } from '../Asked.tsx';
import { Columns } from './Columns.tsx';
import styles from './File.module.css';
import { type BroughtKind, isBrought, liesSomewhere, stillMissing } from './fields.ts';
import { Outcome } from './Outcome.tsx';
import { Preview } from './Preview.tsx';
import { Remarks } from './Remarks.tsx';
import { Sketch } from './Sketch.tsx';
import { useForm, useSize } from './telling-files.ts';
import { Ways } from './Ways.tsx';
import { Words } from './Words.tsx';

interface FileAtHandProps {
  readonly file: ImportState;
  readonly onChange: () => Promise<void>;
  readonly onDone: () => void;
}

/** The file that is being dealt with: how it is read on the left, what it shows on the right, what to do at the foot. */
export function FileAtHand({ file, onChange, onDone }: FileAtHandProps) {
  const { t } = useTranslation();
  const kind = isBrought(file.kind) ? file.kind : 'orders';
  const [drawn, setDrawn] = useState<ImportMap>();
  const open = file.stage !== 'done' && file.stage !== 'undone' && file.stage !== 'undoing';
  const looking = useQuery({ ...lookReading(file.id, drawn), enabled: open });
  const look = looking.data;
  const map = drawn ?? look?.map;
  const form = useForm();
  const size = useSize();
  return (
    <section className={styles.file} data-stage={file.stage} data-import={file.id}>
      <header>
        <h2>{file.name}</h2>
        <p>
          {t(`imports.kind.${kind}`)} · {size(file.bytes)}
          {look?.form ? ` · ${form(look.form)}` : ''}
          {look?.remembered ? ` · ${t('imports.remembered')}` : ''}
        </p>
      </header>
      {open ? (
        <Asked of={looking} waiting={t('imports.looking')}>
          {(seen) => <Reading kind={kind} look={seen} map={drawn ?? seen.map} onMap={setDrawn} />}
        </Asked>
      ) : null}
      <Outcome file={file} />
      <Deeds file={file} kind={kind} map={map} look={look} onChange={onChange} onDone={onDone} />
    </section>
  );
}

interface ReadingProps {
  readonly kind: BroughtKind;
  readonly look: ImportLook;
  readonly map: ImportMap;
  readonly onMap: (map: ImportMap) => void;
}

function Reading({ kind, look, map, onMap }: ReadingProps) {
  const { t } = useTranslation();
  return (
    <>
      <Remarks title={t('imports.fault')} remarks={look.faults} grave />
      <div className={styles.halves}>
        <div className={styles.ways}>
          <Ways kind={kind} map={map} onMap={onMap} />
          <Columns kind={kind} look={look} map={map} onMap={onMap} />
        </div>
        <div className={styles.shown}>
          <Preview kind={kind} look={look} map={map} />
          {liesSomewhere(kind) ? <Sketch kind={kind} look={look} map={map} onMap={onMap} /> : null}
        </div>
      </div>
      <Words kind={kind} look={look} map={map} onMap={onMap} />
    </>
  );
}

interface DeedsProps extends FileAtHandProps {
  readonly kind: BroughtKind;
  readonly map: ImportMap | undefined;
  readonly look: ImportLook | undefined;
}

function Deeds({ file, kind, map, look, onChange, onDone }: DeedsProps) {
  const { t } = useTranslation();
  const telling = useTelling();
  const [trouble, setTrouble] = useState<Trouble>();
  const act = async (deed: 'check' | 'start') => {
    if (!map) return;
    const answer = await actOnImport(file.id, deed, map);
    setTrouble(answer.ok ? undefined : answer);
    await onChange();
  };
  const drop = async () => {
    const answer = await dropImport(file.id);
    if (answer.ok) onDone();
    else setTrouble(answer);
  };
  const missing = map ? stillMissing(kind, map) : [];
  const names = missing.map((field) => t(`imports.field.${field}`));
  const why =
    !look || look.faults.length > 0
      ? t('imports.fault')
      : missing.length > 0
        ? t('imports.missing', { names: telling.list(names) })
        : undefined;
  if (file.stage === 'done' || file.stage === 'undone')
    return (
      <footer className={styles.deeds}>
        <Button look="primary" size="large" data-deed="another" onClick={onDone}>
          {t('imports.another')}
        </Button>
      </footer>
    );
  const busy = goesOn(file);
  return (
    <footer className={styles.deeds}>
      <TroubleNote trouble={trouble} />
      <Button
        look="primary"
        size="large"
        data-deed="start"
        why={why}
        disabled={busy}
        onClick={() => void act('start')}
      >
        {t('imports.start')}
      </Button>
      <Button
        size="large"
        data-deed="check"
        why={why}
        disabled={busy}
        onClick={() => void act('check')}
      >
        {t('imports.check')}
      </Button>
      <Button look="text" size="large" data-deed="drop" disabled={busy} onClick={() => void drop()}>
        {t('imports.dropFile')}
      </Button>
    </footer>
  );
}
