import { useTranslation } from 'react-i18next';
import type { Bounds } from '#domain/geo/shape.ts';
import type { LayerState } from '../layer-states.ts';
import type { Sight } from '../sight.ts';
import type { Picked } from '../stage.ts';
import type { ShownLayers } from '../use-layers.ts';
import { Drawer } from './Drawer.tsx';
import { LayerTree } from './LayerTree.tsx';
import { WindowList } from './WindowList.tsx';

interface SideProps {
  readonly which: 'layers' | 'list';
  readonly sight: Sight;
  readonly shown: ShownLayers;
  readonly onChange: (id: string, patch: Partial<LayerState>) => void;
  readonly onReset: () => void;
  /** What the map shows of the town; undefined until it stands. */
  readonly window: Bounds | undefined;
  readonly onPick: (picked: Picked) => void;
  readonly onClose: () => void;
}

/** The docked side of the map, fetched when it is first opened: its layers, or a list that stands for it. */
export default function Side({ which, sight, window, onPick, onClose, ...layers }: SideProps) {
  const { t } = useTranslation();
  return (
    <Drawer key={which} title={t(`map.${which}`)} onClose={onClose}>
      {which === 'layers' ? (
        <LayerTree sight={sight} {...layers} />
      ) : window ? (
        <WindowList sight={sight} bounds={window} onPick={onPick} />
      ) : null}
    </Drawer>
  );
}
