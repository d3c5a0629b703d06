/** The room waits for an answer: a passcode, patience until the host comes, or whether to take a call. */
import type { PromptView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/panel-context.tsx';
import { IncomingCall } from './IncomingCall.tsx';
import { PasscodePrompt } from './PasscodePrompt.tsx';
import { RecordingConsent } from './RecordingConsent.tsx';
import { WaitForHost } from './WaitForHost.tsx';

function Shown({ prompt }: { readonly prompt: PromptView }) {
  switch (prompt.kind) {
    case 'passcode':
      return <PasscodePrompt title={prompt.title} isWrong={prompt.wrong} />;
    case 'waitForHost':
      return <WaitForHost title={prompt.title} since={prompt.since} />;
    case 'recordingConsent':
      return <RecordingConsent />;
    case 'incomingCall':
      return <IncomingCall {...prompt} />;
  }
}

export function PromptScreen() {
  const screen = useSnapshot((snapshot) => snapshot.screen);
  return screen.kind === 'prompt' ? <Shown prompt={screen.prompt} /> : null;
}
