import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from '../store';

export interface Cell {
  key: string;
  draw(): ReactNode;
}

/** Until a cell has been measured, in px. */
const guess = 140;
const overscan = 800;

/** A list that holds only the cells near the window, as X's does: the others leave the document while one scrolls. */
export function Timeline({ cells, label }: { cells: readonly Cell[]; label: string }) {
  const churn = useStore((state) => state.churn);
  const box = useRef<HTMLDivElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [seen, setSeen] = useState({ from: 0, to: 3000 });

  useEffect(() => {
    const look = () => {
      const top = -(box.current?.getBoundingClientRect().top ?? 0);
      setSeen({ from: top - overscan, to: top + window.innerHeight + overscan });
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, []);

  const measure = (key: string, height: number) => {
    setHeights((old) => (old.get(key) === height ? old : new Map(old).set(key, height)));
  };
  let top = 0;
  const placed = cells.map((cell) => {
    const height = heights.get(cell.key) ?? guess;
    top += height;
    return { cell, top: top - height, height };
  });
  return (
    <div aria-label={label} ref={box} style={{ position: 'relative', minHeight: top }}>
      <div>
        {placed
          .filter(({ top, height }) => top + height >= seen.from && top <= seen.to)
          .map(({ cell, top }) => (
            <MeasuredCell
              key={`${cell.key}/${churn}`}
              top={top}
              onHeight={(height) => measure(cell.key, height)}
            >
              {cell.draw()}
            </MeasuredCell>
          ))}
      </div>
    </div>
  );
}

interface MeasuredCellProps {
  top: number;
  onHeight(height: number): void;
  children: ReactNode;
}

function MeasuredCell({ top, onHeight, children }: MeasuredCellProps) {
  const cell = useRef<HTMLDivElement>(null);
  const report = useRef(onHeight);
  report.current = onHeight;
  useLayoutEffect(() => {
    const { current } = cell;
    if (!current) return;
    const measure = () => current.offsetHeight && report.current(current.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={cell}
      data-testid="cellInnerDiv"
      className="cell"
      style={{ transform: `translateY(${top}px)`, position: 'absolute', width: '100%' }}
    >
      <div>
        <div>{children}</div>
      </div>
    </div>
  );
}
