import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say, sayCount, sayBriefly, sayNumber, sayTime } from '../selectors/catalog/say.js';

/** One run in a plot. `time` in milliseconds since 1970. */
export interface Point {
  time: number;
  value: number;
  series: string;
  title: string;
}

interface PlotProps {
  title: string;
  unit: string;
  points: readonly Point[];
  /** In the order of their colors. */
  series: readonly string[];
}

/** Until the page is laid out, in CSS pixels. */
const USUAL_WIDTH = 420;
const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 20;
const TOP = 8;
/** Orange is left out: it is nearly transparent in the default themes. */
const COLOURS = 5;

/** Values over time, with a color and a shape for each model. The table next to it says the same in words. */
export function Plot({ title, unit, points, series }: PlotProps) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  if (points.length === 0)
    return (
      <figure class="plot">
        <figcaption>{title}</figcaption>
        <p class="quiet">{say('metrics.noFigures')}</p>
      </figure>
    );
  const times = points.map(({ time }) => time);
  const first = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - first);
  const highest = Math.max(...points.map(({ value }) => value));
  const top = unit === '%' ? 100 : roundUp(highest);
  const x = (time: number) => LEFT + 6 + ((time - first) / span) * (width - LEFT - 14);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  const withinADay = span < 86_400_000;
  const when = (time: number) =>
    sayTime(new Date(time), withinADay ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'short' });
  return (
    <figure ref={figure} class="plot">
      <figcaption>
        {title} <span class="quiet">{unit}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={say('metrics.plot', {
          title,
          runs: sayCount('runs', points.length),
          highest: sayNumber(highest, 1),
          unit,
        })}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line class="grid" x1={LEFT} x2={width} y1={y(top * part)} y2={y(top * part)} />
            <text class="tick" x={LEFT - 6} y={y(top * part) + 4} text-anchor="end">
              {top >= 10_000 ? sayBriefly(top * part) : sayNumber(top * part)}
            </text>
          </g>
        ))}
        <text class="tick" x={LEFT} y={HEIGHT - 4}>
          {when(first)}
        </text>
        {when(first + span) !== when(first) && (
          <text class="tick" x={width} y={HEIGHT - 4} text-anchor="end">
            {when(first + span)}
          </text>
        )}
        {points.map((point, index) => {
          const label = `${point.title}: ${sayNumber(point.value, 1)} ${unit}, ${point.series}`;
          return (
            <Mark
              key={index}
              series={series.indexOf(point.series)}
              x={x(point.time)}
              y={y(point.value)}
              label={label}
            />
          );
        })}
      </svg>
    </figure>
  );
}

/** An element's width in CSS pixels, so that a plot is drawn at its size: scaled down, its labels would be too small. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? USUAL_WIDTH)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** Color and shape of a series, so that color is never the only signal. */
function Mark({ series, x, y, label }: { series: number; x: number; y: number; label?: string }) {
  const name = `series-${series % COLOURS}`;
  const title = label !== undefined && <title>{label}</title>;
  return series % 2 === 0 ? (
    <circle class={name} cx={x} cy={y} r={3.5}>
      {title}
    </circle>
  ) : (
    <rect class={name} x={x - 3} y={y - 3} width={6} height={6}>
      {title}
    </rect>
  );
}

/** The symbol of a series, next to its name. */
export function SeriesKey({ series }: { series: number }) {
  return (
    <svg class="key" viewBox="0 0 10 10" aria-hidden="true">
      <Mark series={series} x={5} y={5} />
    </svg>
  );
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
