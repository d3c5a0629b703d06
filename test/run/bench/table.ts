/** Puts figures and facts into lines for a terminal. Decides nothing. */
import { isWithin, shown, type Figure } from './figure.ts';
import type { Facts } from './machine.ts';

const headings = ['what', 'measured', 'budget', 'within', 'about it'] as const;

function cells(figure: Figure): readonly string[] {
  const { what, measured, unit, budget, note } = figure;
  const within = isWithin(figure);
  return [
    what,
    `${shown(measured)} ${unit}`.trim(),
    budget === null ? '–' : `≤ ${shown(budget)} ${unit}`.trim(),
    within === null ? '' : within ? 'yes' : 'NO',
    note ?? '',
  ];
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function factLines({ machine, before, after }: Facts): string {
  const load = (numbers: readonly number[]): string => numbers.map((one) => one.toFixed(1)).join(' ');
  return [
    `${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, ${machine.system}`,
    `Node ${machine.node}, Chromium ${machine.chromium}`,
    `load before ${load(before)}, after ${load(after)} (1, 5, 15 minutes; above ${machine.cores} the machine was shared)`,
  ].join('\n');
}
