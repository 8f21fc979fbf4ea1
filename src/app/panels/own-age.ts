/** The age of a panel whose figures are asked for: of when they are stands in its head, and they grow old with the last answer. */
import { useContext, useEffect } from 'react';
import { OwnAgeContext } from './contract.tsx';

/** @param came this browser's time of the answer; undefined or 0 before the first. */
export function useOwnAge(came: number | undefined, note: string): void {
  const setAge = useContext(OwnAgeContext);
  useEffect(() => {
    if (!came) return;
    setAge({ came, note });
    return () => setAge(undefined);
  }, [came, note, setAge]);
}

/** For figures that came with the world but are of another day: the head says which, and whose they are. */
export function useOwnNote(note: string | undefined): void {
  const setAge = useContext(OwnAgeContext);
  useEffect(() => {
    if (note === undefined) return;
    setAge({ note });
    return () => setAge(undefined);
  }, [note, setAge]);
}
