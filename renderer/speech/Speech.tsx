/** Speech mode for as long as it stands in the page: nothing to be seen. Does nothing where the machine has no voice. */
import { useEffect } from 'react';
import { usePanel } from '../store/panel-context.tsx';
import { startSpeech, systemVoice } from './start.ts';

export function Speech() {
  const { clock } = usePanel();
  useEffect(() => {
    const voice = systemVoice();
    return voice === null ? undefined : startSpeech(document, clock, voice);
  }, [clock]);
  return null;
}
