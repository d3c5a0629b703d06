/**
 * `npm run bench`: measures the budgets and prints each figure beside its budget. Not a test: a missed budget changes
 * nothing about how it ends, only a measurement that could not be made does. Progress goes to standard error. Other
 * panels (peers) are not measured here.
 */
import { parseArgs } from 'node:util';
import { launchChromium } from '../ui/scripted-panel.ts';
import { agenda } from './bench/agenda.ts';
import { buildForUse, isBuiltForUse, pageNames } from './bench/built-page.ts';
import { burst } from './bench/burst.ts';
import { people } from './bench/people.ts';
import { pushed } from './bench/pushed.ts';
import { wire } from './bench/wire.ts';
import { camera } from './bench/camera.ts';
import { idle } from './bench/idle.ts';
import { reconnects } from './bench/reconnects.ts';
import { lostRoom } from './bench/lost-room.ts';
import { isWithin, type Area, type Figure } from './bench/figure.ts';
import { readLoad, readMachine } from './bench/machine.ts';
import { pageSize } from './bench/page-size.ts';
import { pageTime } from './bench/page-time.ts';
import { pageHeap } from './bench/page-heap.ts';
import { tapFeedback } from './bench/tap.ts';
import { factLines, tableOf } from './bench/table.ts';

const areas: readonly Area[] = [
  pageSize,
  pageTime,
  tapFeedback,
  pageHeap,
  burst,
  people,
  wire,
  pushed,
  camera,
  agenda,
  idle,
  reconnects,
  lostRoom,
];
const usage = 'npm run bench -- [--quick] [--json] [--only AREA]';

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

function giveUp(sentence: string): never {
  say(sentence);
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { quick: isQuick, json: isJson, only } = readOptions();
const chosen = areas.filter(({ name }) => only === undefined || name === only);
if (chosen.length === 0) {
  giveUp(`There is no area "${only ?? ''}"; there are: ${areas.map(({ name }) => name).join(', ')}.`);
}

function ensureBuiltForUse(): void {
  if (isBuiltForUse()) return;
  say('The page was built for development; building it for use…');
  if (!buildForUse() || !isBuiltForUse()) giveUp('The page cannot be built for use.');
}

ensureBuiltForUse();
const browser = await launchChromium();
const machine = readMachine(browser.version());
const before = readLoad();
const figures: (Figure & { readonly area: string })[] = [];
const failures: { readonly area: string; readonly reason: string }[] = [];
for (const { name, measure } of chosen) {
  const startedAt = performance.now();
  say(`${name}…`);
  ensureBuiltForUse();
  const built = pageNames();
  try {
    const measured = await measure({ isQuick, browser, say: (sentence) => say(`  ${sentence}`) });
    if (pageNames() !== built) throw new Error('somebody built the page anew meanwhile');
    figures.push(...measured.map((figure) => ({ area: name, ...figure })));
    say(`  ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    failures.push({ area: name, reason });
    say(`  cannot be measured: ${reason}`);
  }
}
await browser.close();
const facts = { machine, before, after: readLoad() };

if (isJson) {
  const judged = figures.map((figure) => ({ ...figure, isWithin: isWithin(figure) }));
  console.log(JSON.stringify({ ...facts, figures: judged, failures }, null, 2));
} else {
  const missed = figures.filter((figure) => isWithin(figure) === false).length;
  console.log(`${factLines(facts)}\n\n${tableOf(figures)}\n`);
  console.log(`${figures.length} figures, ${missed} over budget, ${failures.length} areas not measured`);
}
process.exit(failures.length === 0 ? 0 : 1);
