/** The config cannot be used: which key, what stands there, what should, and who has what is missing. */
import { ScrollList } from '../../components/ScrollList.tsx';
import type { ConfigProblem } from '../../../shared/snapshot.ts';
import { useAllTexts } from '../../store/later-texts.ts';
import { useSnapshot } from '../../store/panel-context.tsx';
import { responsibleFor } from '../../text/screens.ts';

function Problem({ problem }: { readonly problem: ConfigProblem }) {
  const texts = useAllTexts();
  return (
    <li className="problem">
      <h3>
        <bdi>{problem.key === '' ? texts.setup.wholeFile : problem.key}</bdi>
      </h3>
      <dl>
        <div>
          <dt>{texts.setup.found}</dt>
          <dd>
            <bdi>{problem.found === '' ? texts.setup.foundNothing : problem.found}</bdi>
          </dd>
        </div>
        <div>
          <dt>{texts.setup.expected}</dt>
          <dd>{texts.setup.expectation(problem.expected)}</dd>
        </div>
        <div>
          <dt>{texts.setup.who}</dt>
          <dd>{texts.setup.responsible[responsibleFor(problem.key)]}</dd>
        </div>
      </dl>
    </li>
  );
}

export function SetupScreen() {
  const texts = useAllTexts();
  const screen = useSnapshot((snapshot) => snapshot.screen);
  if (screen.kind !== 'setup') return null;
  return (
    <section className="setup">
      <ScrollList
        heading={texts.setup.heading}
        up={texts.agenda.up}
        down={texts.agenda.down}
        note={<p className="setup-hint">{texts.setup.hint}</p>}
        anchorKey=""
      >
        <ul>
          {screen.problems.map((problem) => (
            <Problem key={`${problem.key} ${problem.expected.kind}`} problem={problem} />
          ))}
        </ul>
      </ScrollList>
    </section>
  );
}
