/** A readiness report as lines for a terminal: a mark, the name, what was found; below it who acts and with what. */
import type { Config } from '../../shared/config.ts';
import type { Outcome, ReadinessReport } from '../../shared/readiness.ts';
import { findingSentence, readinessWords } from '../../shared/readiness-words.ts';
import type { Language } from '../../shared/snapshot.ts';

const marks: Readonly<Record<Outcome, string>> = { pass: '✓', warn: '!', fail: '✗', skipped: '–' };
const outcomes = ['fail', 'warn', 'pass', 'skipped'] as const;

export function reportLines(
  { ranAt, results }: ReadinessReport,
  { panel, room }: Config,
  language: Language,
): readonly string[] {
  const words = readinessWords[language];
  const width = Math.max(...results.map(({ id }) => words.checks[id].name.length));
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: room.timeZone,
  }).format(ranAt);
  const lines = results.flatMap((result) => {
    const { id, outcome, responsible, command } = result;
    const name = words.checks[id].name.padEnd(width);
    const who = responsible === null ? [] : [words.responsible[responsible]];
    const how = command === null ? [] : [`  ${command}`];
    return [
      `${marks[outcome]} ${name}  ${findingSentence(words, result)}`,
      ...(outcome === 'pass' ? [] : [...who, ...how].map((line) => `${' '.repeat(width + 4)}${line}`)),
    ];
  });
  const counts = outcomes
    .map(
      (outcome) =>
        [words.outcomes[outcome], results.filter((one) => one.outcome === outcome).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}: ${count}`);
  return [`${panel.name}, ${when}`, '', ...lines, '', counts.join(' · ')];
}
