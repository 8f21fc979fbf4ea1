import { type RefObject, useEffect, useRef } from 'react';
import styles from './map-stage.module.css';
import type { Told } from './thing-words.ts';

/** A name beside the pointer. It follows without React: a moving hand costs no render. */
export function Tip({ told, around }: { told: Told; around: RefObject<HTMLElement | null> }) {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = around.current;
    if (!area) return;
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const { current } = tip;
      if (!current) return;
      const { left, top, width, height } = area.getBoundingClientRect();
      const [x, y] = [clientX - left, clientY - top];
      const [wide, high] = [current.offsetWidth, current.offsetHeight];
      const beside = x + 16 + wide > width ? x - 12 - wide : x + 16;
      const below = y + 18 + high > height ? y - 10 - high : y + 18;
      current.style.transform = `translate(${Math.round(beside)}px, ${Math.round(below)}px)`;
      current.dataset.placed = 'true';
    };
    area.addEventListener('pointermove', follow);
    return () => area.removeEventListener('pointermove', follow);
  }, [around]);
  return (
    <div ref={tip} className={styles.tip} role="tooltip">
      <b>{told.name}</b>
      {told.note ? <span>{told.note}</span> : null}
    </div>
  );
}
